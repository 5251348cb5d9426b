package cn.houqin.kpi.trend;

import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Natural limits of a series by the individuals and moving range chart (XmR): mean plus and minus
 * 2.66 times the mean moving range (3 / 1.128, NIST/SEMATECH e-Handbook 6.3.2.2); a range itself is
 * held against 3.268 times the mean range. Exact; rounded where shown.
 */
record ControlLimits(Rational mean, Rational meanRange) {

  /** With fewer values there are no limits. */
  static final int FEWEST = 8;

  private static final Rational OF_VALUES = Rational.of(new BigDecimal("2.66"));
  private static final Rational OF_RANGES = Rational.of(new BigDecimal("3.268"));

  /** Empty for fewer than {@link #FEWEST} values. */
  static Optional<ControlLimits> of(List<BigDecimal> values) {
    if (values.size() < FEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        new ControlLimits(
            mean(values.stream().map(Rational::of).toList()), mean(movingRanges(values))));
  }

  private static List<Rational> movingRanges(List<BigDecimal> values) {
    var ranges = new ArrayList<Rational>();
    for (var i = 1; i < values.size(); i++) {
      ranges.add(Rational.of(values.get(i).subtract(values.get(i - 1)).abs()));
    }
    return ranges;
  }

  private static Rational mean(List<Rational> several) {
    return several.stream().reduce(Rational.ZERO, Rational::plus).over(Rational.of(several.size()));
  }

  Rational lower() {
    return mean.minus(OF_VALUES.times(meanRange));
  }

  Rational upper() {
    return mean.plus(OF_VALUES.times(meanRange));
  }

  Rational upperRange() {
    return OF_RANGES.times(meanRange);
  }

  boolean holds(BigDecimal value) {
    var exact = Rational.of(value);
    return exact.compareTo(lower()) >= 0 && exact.compareTo(upper()) <= 0;
  }

  /** 1 above the mean, -1 below it, 0 on it. */
  int side(BigDecimal value) {
    return Integer.signum(Rational.of(value).compareTo(mean));
  }
}
