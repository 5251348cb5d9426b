package cn.houqin.kpi.scorecard;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a closed card counted from some instant on, and what it came to; earlier revisions are kept
 * beside it.
 *
 * @param added ids of the evidence counted that the revision before did not count
 * @param removed ids of the evidence that the revision before counted and this one does not
 */
public record Revision(
    int number,
    Reason reason,
    Basis basis,
    Result result,
    List<String> added,
    List<String> removed,
    String by,
    Instant at) {

  /** Why there is a revision; a person's words, where a person decided. */
  public record Reason(Kind kind, @Nullable String text) {

    static Reason of(Kind kind) {
      return new Reason(kind, null);
    }
  }

  /** What made a revision. */
  public enum Kind {
    /** All sources told what they gave, and it had arrived. */
    CLOSED,
    CLOSED_WITHOUT_MANIFESTS,
    LATE_EVIDENCE,
    WITHDRAWN_EVIDENCE,
    /** Some came late, and some was withdrawn. */
    CHANGED_EVIDENCE,
    /** People rated, or their ratings were changed, after closing. */
    LATE_RATING,
    /** A panel took figures out of the count. */
    APPEAL
  }

  /** By what it was scored. */
  public record Basis(String scheme, int contractVersion) {}

  /**
   * What it came to; nothing, where nothing was scored.
   *
   * @param figures how many were counted
   */
  public record Result(
      @Nullable BigDecimal total, @Nullable String grade, String digest, long figures) {

    @Nullable String shownTotal() {
      return total == null ? null : total.toPlainString();
    }
  }
}
