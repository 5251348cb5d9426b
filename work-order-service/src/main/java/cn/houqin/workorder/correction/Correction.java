package cn.houqin.workorder.correction;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.workorder.clock.OrderFact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mis-click to be put right: proposed by one person, decided by another. What was written down
 * first stays visible here.
 *
 * @param number 1, 2, ... of the order
 * @param is as it really happened; null if it did not happen at all
 */
public record Correction(
    int number,
    OrderFact was,
    @Nullable OrderFact is,
    String reason,
    String proposedBy,
    Instant proposedAt,
    Status status,
    @Nullable Decided decided) {

  /** How far it has come. */
  public enum Status {
    PROPOSED,
    APPROVED,
    REFUSED
  }

  /** By whom it was decided, and why if it was refused. */
  public record Decided(String by, Instant at, @Nullable String reason) {}

  public boolean isApproved() {
    return status == Status.APPROVED;
  }

  /** By somebody else than the one who proposed it. */
  public Correction approved(String by, Instant now) {
    refuseDecided();
    if (by.equals(proposedBy)) {
      throw new Forbidden("corrected-by-two");
    }
    return with(Status.APPROVED, new Decided(by, now, null));
  }

  /** By anybody who might approve it; its proposer thereby takes it back. */
  public Correction refused(String by, Instant now, String why) {
    refuseDecided();
    return with(Status.REFUSED, new Decided(by, now, why));
  }

  private void refuseDecided() {
    if (status != Status.PROPOSED) {
      throw new BrokenRule(409, "correction-is-decided", number, status);
    }
  }

  private Correction with(Status next, Decided how) {
    return new Correction(number, was, is, reason, proposedBy, proposedAt, next, how);
  }
}
