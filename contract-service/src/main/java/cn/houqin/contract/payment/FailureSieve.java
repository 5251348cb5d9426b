package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.payment.Settlement.LeftOut.Reason;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which failures a month's settlement leaves out, and why, in the order of asking. */
record FailureSieve(SettlementInput input) {

  private static final int DAYS_FOR_THE_PERMANENT_REPAIR = 5;

  Optional<Reason> leavesOut(Failure failure) {
    if (isOfAnotherMonth(failure)) {
      return Optional.of(Reason.OTHER_MONTH);
    }
    if (failure.waived()) {
      return Optional.of(Reason.WAIVED);
    }
    var rectified = known(failure.rectifiedAt());
    if (rectified.filter(at -> !at.isAfter(failure.rectifyBy())).isPresent()) {
      return Optional.of(Reason.RECTIFIED);
    }
    var safe = known(failure.temporaryAt()).filter(at -> !at.isAfter(failure.rectifyBy()));
    return safe.isPresent()
        ? madeSafe(safe.get(), rectified)
        : Optional.of(Reason.PENDING)
            .filter(_ -> rectified.isEmpty() && !input.asOf().isAfter(failure.rectifyBy()));
  }

  private boolean isOfAnotherMonth(Failure failure) {
    var started = failure.startedAt();
    return !started.isBefore(input.monthEnd())
        || started.isAfter(input.asOf())
        || known(failure.rectifiedAt()).filter(at -> !at.isAfter(input.monthStart())).isPresent()
        || (failure.type() == Failure.Type.POINTS && started.isBefore(input.monthStart()));
  }

  private Optional<Reason> madeSafe(Instant safe, Optional<Instant> rectified) {
    var end = input.calendar().after(safe, DAYS_FOR_THE_PERMANENT_REPAIR);
    if (rectified.isPresent()) {
      return Optional.of(Reason.MADE_SAFE).filter(_ -> !rectified.get().isAfter(end));
    }
    return Optional.of(Reason.PENDING).filter(_ -> !input.asOf().isAfter(end));
  }

  /** Facts dated after {@code asOf} do not exist. */
  Optional<Instant> known(@Nullable Instant fact) {
    return Optional.ofNullable(fact).filter(at -> !at.isAfter(input.asOf()));
  }
}
