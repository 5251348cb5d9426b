package cn.houqin.kpi.trend;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of months with its limits and what in it is no chance: a value outside the limits, or
 * the eighth and every further value in a row on one side of the mean.
 *
 * @param limits null where there are too few months
 */
record Trend(@Nullable ControlLimits limits, List<Point> points) {

  /** So many in a row on one side of the mean are a signal. */
  static final int RUN = 8;

  /** A month's value. */
  record Monthly(String month, BigDecimal value) {}

  /**
   * A month in the series.
   *
   * @param range to the month before in the series; null for the first
   */
  record Point(String month, BigDecimal value, @Nullable BigDecimal range, List<Signal> signals) {}

  /** Why a month is not chance. */
  enum Rule {
    OUTSIDE_LIMITS,
    RUN_OF_EIGHT
  }

  /**
   * A signal.
   *
   * @param since the month itself, or that in which the run began
   * @param isAbove on which side of the mean
   */
  record Signal(Rule rule, String since, boolean isAbove) {}

  /**
   * @param series the oldest month first; months without a value are not in it
   */
  static Trend of(List<Monthly> series) {
    var limits = ControlLimits.of(series.stream().map(Monthly::value).toList()).orElse(null);
    var points = new ArrayList<Point>();
    var run = new Run();
    for (var i = 0; i < series.size(); i++) {
      var one = series.get(i);
      var signals = limits == null ? List.<Signal>of() : run.next(limits, one);
      points.add(
          new Point(
              one.month(),
              one.value(),
              i == 0 ? null : one.value().subtract(series.get(i - 1).value()).abs(),
              signals));
    }
    return new Trend(limits, List.copyOf(points));
  }

  /** How many in a row have been on one side; one on the mean ends it. */
  private static final class Run {

    private int side;
    private int length;
    private String since = "";

    List<Signal> next(ControlLimits limits, Monthly one) {
      var now = limits.side(one.value());
      if (now != side || now == 0) {
        side = now;
        length = 0;
        since = one.month();
      }
      length++;
      var signals = new ArrayList<Signal>();
      if (!limits.holds(one.value())) {
        signals.add(new Signal(Rule.OUTSIDE_LIMITS, one.month(), now > 0));
      }
      if (now != 0 && length >= RUN) {
        signals.add(new Signal(Rule.RUN_OF_EIGHT, since, now > 0));
      }
      return List.copyOf(signals);
    }
  }
}
