package cn.houqin.inventory.arrival;

import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A later day to deliver by, which the vendor asks for and the buyer agrees to or refuses.
 *
 * @param was the day agreed when it was asked for
 * @param decision null while nobody decided
 */
public record Postponement(
    int number,
    LocalDate was,
    LocalDate to,
    String reason,
    String askedBy,
    Instant askedAt,
    @Nullable Decision decision) {

  /** What the buyer said to it. */
  public record Decision(boolean agreed, String by, Instant at, @Nullable String reason) {}

  public boolean isOpen() {
    return decision == null;
  }

  public Postponement decided(Decision next) {
    if (decision != null) {
      throw new PostponementRefused("postponement-decided", decision.by());
    }
    return new Postponement(number, was, to, reason, askedBy, askedAt, next);
  }

  /** Another one is to be decided first, or it has been decided (409). */
  public static final class PostponementRefused extends BrokenRule {
    public PostponementRefused(String rule, Object argument) {
      super(409, rule, argument);
    }
  }
}
