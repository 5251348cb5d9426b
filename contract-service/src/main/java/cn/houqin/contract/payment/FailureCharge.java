package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.Settlement.LeftOut;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a line's failures cost, each by itself. */
record FailureCharge(FailureSieve sieve) {

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal REPEATED = new BigDecimal("1.5");
  private static final BigDecimal OFTEN_REPEATED = new BigDecimal("2");
  private static final int LAST_AT_ONCE = 4;
  private static final int LAST_REPEATED = 8;
  private static final long MILLIS_OF_A_MINUTE = 60_000;

  /** The costliest first; equal: availability before points, then the smaller id. */
  private static final Comparator<Charged> COSTLIEST =
      Comparator.comparing(Charged::cost)
          .reversed()
          .thenComparing(one -> one.failure().type())
          .thenComparing(one -> one.failure().failure());

  /**
   * A failure that counts.
   *
   * @param cost in fen; whole for availability, exact for points
   */
  record Charged(Failure failure, BigDecimal cost, String how) {

    boolean is(Failure.Type type) {
      return failure.type() == type;
    }
  }

  /** Failures that count, in order of start and id, and those left out, by id. */
  record Charges(List<Charged> charged, List<LeftOut> leftOut) {}

  Charges of(SettlementInput.Line line) {
    var ordered = new ArrayList<>(line.failures());
    ordered.sort(Comparator.comparing(Failure::startedAt).thenComparing(Failure::failure));
    var leftOut = new ArrayList<LeftOut>();
    var remaining = new ArrayList<Charged>();
    var repetitions = new HashMap<Repeated, Integer>();
    for (var failure : ordered) {
      sieve
          .leavesOut(failure)
          .ifPresentOrElse(
              reason -> leftOut.add(new LeftOut(failure.failure(), reason)),
              () -> remaining.add(charged(failure, line.mechanism(), repetitions)));
    }
    var costliest = costliest(remaining, leftOut);
    leftOut.sort(Comparator.comparing(LeftOut::ref));
    return new Charges(costliest, List.copyOf(leftOut));
  }

  private record Repeated(String area, String criterion) {}

  private Charged charged(
      Failure failure, PaymentMechanism mechanism, Map<Repeated, Integer> repetitions) {
    return switch (failure.type()) {
      case POINTS -> {
        var points = Objects.requireNonNull(failure.points());
        var each = Objects.requireNonNull(mechanism.points()).fenPerPoint();
        yield new Charged(
            failure, points.multiply(BigDecimal.valueOf(each)), points.toPlainString());
      }
      case AVAILABILITY -> {
        var what =
            new Repeated(
                Objects.requireNonNull(failure.area()),
                Objects.requireNonNull(failure.criterion()));
        var nth = repetitions.merge(what, 1, Integer::sum);
        yield unavailable(failure, what, Objects.requireNonNull(mechanism.availability()), nth);
      }
    };
  }

  private Charged unavailable(
      Failure failure, Repeated what, PaymentMechanism.Availability rule, int nth) {
    var rate = Objects.requireNonNull(rule.areaRatesFen().get(what.area()));
    var weighting = Objects.requireNonNull(rule.weightings().get(what.criterion()));
    var from = from(failure);
    var to = to(failure);
    var periods = periods(from, to, rule.periodMinutes());
    var repetition = repetition(nth);
    var fen =
        BigDecimal.valueOf(rate)
            .multiply(weighting)
            .multiply(BigDecimal.valueOf(periods))
            .multiply(repetition)
            .multiply(failure.used() ? HALF : BigDecimal.ONE);
    var how =
        "%s to %s, %d started periods of %d minutes x %d fen (%s) x %s (%s) x %s (number %d of the month)%s"
            .formatted(
                from,
                to,
                periods,
                rule.periodMinutes(),
                rate,
                what.area(),
                weighting.toPlainString(),
                what.criterion(),
                repetition.toPlainString(),
                nth,
                failure.used() ? " x 0.5 (used)" : "");
    return new Charged(failure, BigDecimal.valueOf(Fen.rounded(fen)), how);
  }

  private Instant from(Failure failure) {
    var month = sieve.input().monthStart();
    return failure.startedAt().isBefore(month) ? month : failure.startedAt();
  }

  private Instant to(Failure failure) {
    var end = sieve.input().monthEnd();
    return sieve.known(failure.rectifiedAt()).filter(at -> at.isBefore(end)).orElse(end);
  }

  private static long periods(Instant from, Instant to, long minutes) {
    var millis = Math.max(1, Duration.between(from, to).toMillis());
    return Math.ceilDiv(millis, Math.multiplyExact(minutes, MILLIS_OF_A_MINUTE));
  }

  private static BigDecimal repetition(int nth) {
    if (nth <= LAST_AT_ONCE) {
      return BigDecimal.ONE;
    }
    return nth <= LAST_REPEATED ? REPEATED : OFTEN_REPEATED;
  }

  private static List<Charged> costliest(List<Charged> remaining, List<LeftOut> leftOut) {
    var events = new HashSet<String>();
    var kept = new HashSet<Charged>();
    for (var one : remaining.stream().sorted(COSTLIEST).toList()) {
      if (events.add(one.failure().eventId())) {
        kept.add(one);
      } else {
        leftOut.add(new LeftOut(one.failure().failure(), LeftOut.Reason.NOT_COSTLIEST));
      }
    }
    return remaining.stream().filter(kept::contains).toList();
  }
}
