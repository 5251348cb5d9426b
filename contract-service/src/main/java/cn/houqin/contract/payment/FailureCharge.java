package cn.houqin.contract.payment;

import cn.houqin.contract.payment.PaymentMechanism.Availability;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** What a line's failures cost. */
record FailureCharge(Settlement.LeftOut.Reason notCostliest, FailureSieve sieve) {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** A failure that counts, and what it costs by itself. */
  record Charged(Failure failure, long fen, String how) {}

  /** Failures that count, and those left out; both in order of start and id. */
  record Charges(List<Charged> charged, List<Settlement.LeftOut> leftOut) {}

  static FailureCharge in(SettlementInput input) {
    return new FailureCharge(Settlement.LeftOut.Reason.NOT_COSTLIEST, new FailureSieve(input));
  }

  Charges of(SettlementInput.Line line) {
    var ordered = new ArrayList<>(line.failures());
    ordered.sort(Comparator.comparing(Failure::startedAt).thenComparing(Failure::failure));
    var leftOut = new ArrayList<Settlement.LeftOut>();
    var remaining = new ArrayList<Charged>();
    var repetitions = new HashMap<String, Integer>();
    for (var failure : ordered) {
      var reason = sieve.leavesOut(failure);
      if (reason.isPresent()) {
        leftOut.add(new Settlement.LeftOut(failure.failure(), reason.get()));
      } else {
        remaining.add(charged(failure, line.mechanism(), repetitions));
      }
    }
    var costliest = costliest(remaining, leftOut);
    leftOut.sort(Comparator.comparing(Settlement.LeftOut::ref));
    return new Charges(costliest, leftOut);
  }

  private Charged charged(
      Failure failure, PaymentMechanism mechanism, HashMap<String, Integer> repetitions) {
    if (failure.type() == Failure.Type.POINTS) {
      var points = Objects.requireNonNull(failure.points());
      var each = mechanism.points() == null ? 0 : mechanism.points().fenPerPoint();
      return new Charged(
          failure,
          Fen.rounded(points.multiply(BigDecimal.valueOf(each))),
          points.toPlainString() + " points");
    }
    var nth = repetitions.merge(failure.area() + "\n" + failure.criterion(), 1, Integer::sum);
    return unavailable(failure, Objects.requireNonNull(mechanism.availability()), nth);
  }

  private Charged unavailable(Failure failure, Availability availability, int nth) {
    var rate = Objects.requireNonNull(availability.areaRatesFen().get(failure.area()));
    var weighting = Objects.requireNonNull(availability.weightings().get(failure.criterion()));
    var periods = periods(failure, availability.periodMinutes());
    var repetition = repetition(nth);
    var fen =
        BigDecimal.valueOf(rate)
            .multiply(weighting)
            .multiply(BigDecimal.valueOf(periods))
            .multiply(repetition)
            .multiply(failure.used() ? HALF : BigDecimal.ONE);
    var how =
        "%d fen x %s x %d periods x %s (number %d of the month)%s"
            .formatted(
                rate,
                weighting.toPlainString(),
                periods,
                repetition.toPlainString(),
                nth,
                failure.used() ? " x 0.5 (used)" : "");
    return new Charged(failure, Fen.rounded(fen), how);
  }

  private long periods(Failure failure, long periodMinutes) {
    var input = sieve.input();
    var from =
        failure.startedAt().isBefore(input.monthStart()) ? input.monthStart() : failure.startedAt();
    var rectified = sieve.known(failure.rectifiedAt());
    var to = rectified.filter(at -> at.isBefore(input.monthEnd())).orElse(input.monthEnd());
    var millis = Math.max(1, Duration.between(from, to).toMillis());
    var period = periodMinutes * 60_000L;
    return (millis + period - 1) / period;
  }

  private static BigDecimal repetition(int nth) {
    if (nth <= 4) {
      return BigDecimal.ONE;
    }
    return nth <= 8 ? new BigDecimal("1.5") : new BigDecimal("2");
  }

  private List<Charged> costliest(List<Charged> remaining, List<Settlement.LeftOut> leftOut) {
    var order =
        Comparator.comparingLong((Charged one) -> -one.fen())
            .thenComparing(one -> one.failure().type())
            .thenComparing(one -> one.failure().failure());
    var byCost = new ArrayList<>(remaining);
    byCost.sort(order);
    var events = new HashSet<String>();
    var dropped = new HashSet<String>();
    for (var one : byCost) {
      if (!events.add(one.failure().eventId())) {
        dropped.add(one.failure().failure());
        leftOut.add(new Settlement.LeftOut(one.failure().failure(), notCostliest));
      }
    }
    return remaining.stream().filter(one -> !dropped.contains(one.failure().failure())).toList();
  }
}
