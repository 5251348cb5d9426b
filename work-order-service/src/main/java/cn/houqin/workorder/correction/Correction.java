package cn.houqin.workorder.correction;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.workorder.clock.OrderFact;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mis-click to be put right: proposed by one person, decided by another. What was written down
 * first stays visible here.
 *
 * @param number 1, 2, ... of the order
 * @param is as it really happened; null if it did not happen at all
 * @param also what did not happen with it: the resumption of a pause that was none; else null
 */
public record Correction(
    int number,
    OrderFact was,
    @Nullable OrderFact is,
    @Nullable OrderFact also,
    String reason,
    String proposedBy,
    Instant proposedAt,
    @Nullable Decided decided) {

  /** How far it has come. */
  public enum Status {
    PROPOSED,
    APPROVED,
    REFUSED
  }

  /** By whom it was decided, and why if it was refused. */
  public record Decided(String by, Instant at, @Nullable String reason) {}

  /** How far it has come: only a refusal says why. */
  @JsonProperty
  public Status status() {
    if (decided == null) {
      return Status.PROPOSED;
    }
    return decided.reason() == null ? Status.APPROVED : Status.REFUSED;
  }

  @JsonIgnore
  public boolean isApproved() {
    return status() == Status.APPROVED;
  }

  /** By somebody else than the one who proposed it. */
  public Correction approved(String by, Instant now) {
    refuseDecided();
    if (by.equals(proposedBy)) {
      throw new Forbidden("corrected-by-two");
    }
    return with(new Decided(by, now, null));
  }

  /** By anybody who might approve it; its proposer thereby takes it back. */
  public Correction refused(String by, Instant now, String why) {
    refuseDecided();
    return with(new Decided(by, now, why));
  }

  private void refuseDecided() {
    if (decided != null) {
      throw new BrokenRule(409, "correction-is-decided", number, status());
    }
  }

  private Correction with(Decided how) {
    return new Correction(number, was, is, also, reason, proposedBy, proposedAt, how);
  }
}
