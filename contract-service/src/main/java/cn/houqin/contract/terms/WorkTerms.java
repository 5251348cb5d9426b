package cn.houqin.contract.terms;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of a version concerns neither clocks nor money: its phase and the staff it promises. */
public record WorkTerms(Phase phase, List<Post> staffing) {

  /**
   * A trial on some sites, or everything.
   *
   * @param endsOn last day of the trial (PILOT)
   * @param evaluation by what the trial is judged (PILOT)
   */
  public record Phase(Kind kind, @Nullable LocalDate endsOn, @Nullable String evaluation) {

    static final Phase FULL = new Phase(Kind.FULL, null, null);

    /** The phases. */
    public enum Kind {
      PILOT,
      FULL
    }
  }

  /** So many heads on a post in a shift, with the certificates each must hold. */
  public record Post(
      String post, String shift, int headcount, @Nullable List<String> certificates) {}
}
