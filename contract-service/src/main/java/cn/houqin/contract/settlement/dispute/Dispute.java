package cn.houqin.contract.settlement.dispute;

import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row that the vendor does not agree with.
 *
 * @param number 1 for the first of a settlement's round
 * @param line null for a row of the whole contract
 * @param kind null where the line as a whole is disputed, its fee or what it lacks
 * @param ref of the row
 */
public record Dispute(
    int number,
    @Nullable String line,
    Row.@Nullable Kind kind,
    @Nullable String ref,
    String reason,
    String by,
    Instant at,
    @Nullable Answer answer) {

  /** What finance says to it. */
  public record Answer(Decision decision, String reason, String by, Instant at) {}

  /** Whether the row stays. */
  public enum Decision {
    /** It stays as it is. */
    UPHELD,
    /** It will be another in the next draft. */
    CHANGED
  }

  /** It was answered before (409). */
  static final class DisputeIsAnswered extends BrokenRule {
    DisputeIsAnswered(int number, Answer answer) {
      super(409, "dispute-is-answered", number, answer.decision(), answer.by());
    }
  }

  Dispute answered(Answer how) {
    if (answer != null) {
      throw new DisputeIsAnswered(number, answer);
    }
    return new Dispute(number, line, kind, ref, reason, by, at, how);
  }
}
