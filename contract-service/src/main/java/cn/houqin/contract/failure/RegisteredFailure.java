package cn.houqin.contract.failure;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure of a contract's line, from its beginning over a temporary repair to the permanent one.
 * Rectified in time it costs nothing; waived by two people neither. It is never deleted.
 *
 * @param eventId what it came from; of several failures of one event only the costliest counts
 * @param rectifyBy rectified by then, it costs nothing
 * @param reason why it was entered by hand; null where a rule of the contract found it
 * @param withdrawn the evidence it was found by counts no more
 */
record RegisteredFailure(
    String contract,
    String line,
    String vendor,
    Charge charge,
    String eventId,
    Source source,
    @Nullable String reason,
    String author,
    Instant startedAt,
    Instant rectifyBy,
    @Nullable Instant temporaryAt,
    @Nullable Instant rectifiedAt,
    @Nullable Waiver waiver,
    @Nullable Withdrawal withdrawn) {

  /**
   * What it is charged by.
   *
   * @param used whether the area was used all the same (AVAILABILITY)
   */
  record Charge(
      Failure.Type type,
      @Nullable BigDecimal points,
      @Nullable String area,
      @Nullable String criterion,
      boolean used) {}

  /**
   * What it was found by.
   *
   * @param kind work-order, inspection or entered
   * @param origin id of that record
   * @param evidence the figure that told it
   * @param clock whose breach it is, if it is one
   * @param rule of the contract, if one found it
   */
  record Source(
      String kind,
      @Nullable String origin,
      @Nullable String evidence,
      @Nullable String clock,
      @Nullable String rule) {

    static final Source ENTERED = new Source("entered", null, null, null, null);
  }

  /** Lets it cost nothing: proposed with a reason, approved one level up. */
  record Waiver(
      String by, String reason, @Nullable String approvedBy, @Nullable Instant approvedAt) {}

  /** Who took the evidence back, and why. */
  record Withdrawal(String by, String reason, Instant at) {}

  /** It has been rectified or waived already (409). */
  static final class FailureIsSettled extends BrokenRule {
    FailureIsSettled(String how) {
      super(409, "failure-is-settled", how);
    }
  }

  RegisteredFailure madeSafe(Instant at, Instant now) {
    refuseOutside("/at", at, now);
    refuseSettled();
    return with(temporaryAt == null ? at : temporaryAt, rectifiedAt, waiver);
  }

  RegisteredFailure rectified(Instant at, Instant now) {
    refuseOutside("/at", at, now);
    refuseSettled();
    return with(temporaryAt, at, waiver);
  }

  /** As an order tells it; what is known already stays. */
  RegisteredFailure stopped(@Nullable Instant safeAt, @Nullable Instant doneAt) {
    return with(
        temporaryAt == null ? safeAt : temporaryAt,
        rectifiedAt == null ? doneAt : rectifiedAt,
        waiver);
  }

  RegisteredFailure proposingWaiver(String by, String why) {
    if (waiver != null) {
      throw new FailureIsSettled("waiver by " + waiver.by());
    }
    return with(temporaryAt, rectifiedAt, new Waiver(by, why, null, null));
  }

  RegisteredFailure waived(String by, Instant now) {
    if (waiver == null) {
      throw new FailureIsSettled("no waiver proposed");
    }
    if (waiver.approvedBy() != null) {
      throw new FailureIsSettled("waived by " + waiver.approvedBy());
    }
    if (waiver.by().equals(by)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    return with(temporaryAt, rectifiedAt, new Waiver(waiver.by(), waiver.reason(), by, now));
  }

  /** Its evidence counts no more, and so it costs nothing. */
  RegisteredFailure withdrawn(Withdrawal how) {
    return withdrawn == null ? with(temporaryAt, rectifiedAt, waiver, how) : this;
  }

  /** As the payment engine reads it; a waiver approved later than {@code asOf} is not there yet. */
  Failure charged(String id, Instant asOf) {
    var isWaived =
        waiver != null && waiver.approvedAt() != null && !waiver.approvedAt().isAfter(asOf);
    return new Failure(
        id,
        eventId,
        charge.type(),
        startedAt,
        rectifyBy,
        temporaryAt,
        rectifiedAt,
        isWaived,
        charge.area(),
        charge.criterion(),
        charge.used(),
        charge.points());
  }

  private void refuseSettled() {
    if (withdrawn != null) {
      throw new FailureIsSettled("withdrawn at " + withdrawn.at());
    }
    if (rectifiedAt != null) {
      throw new FailureIsSettled("rectified at " + rectifiedAt);
    }
  }

  private void refuseOutside(String pointer, Instant at, Instant now) {
    if (at.isAfter(now)) {
      throw Invalid.field(pointer, "not-future", at);
    }
    if (at.isBefore(startedAt)) {
      throw Invalid.field(pointer, "not-before", at, startedAt);
    }
  }

  private RegisteredFailure with(
      @Nullable Instant safe, @Nullable Instant done, @Nullable Waiver nextWaiver) {
    return with(safe, done, nextWaiver, withdrawn);
  }

  private RegisteredFailure with(
      @Nullable Instant safe,
      @Nullable Instant done,
      @Nullable Waiver nextWaiver,
      @Nullable Withdrawal how) {
    return new RegisteredFailure(
        contract,
        line,
        vendor,
        charge,
        eventId,
        source,
        reason,
        author,
        startedAt,
        rectifyBy,
        safe,
        done,
        nextWaiver,
        how);
  }
}
