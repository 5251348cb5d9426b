package cn.houqin.kpi.cockpit;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes goals of final cards and settlements. */
@Component
class Measuring {

  private static final Rational HIGHEST_RATING = Rational.of(5);

  private final MonthlyFigures history;
  private final SettledCost cost;

  Measuring(MonthlyFigures history, SettledCost cost) {
    this.history = history;
    this.cost = cost;
  }

  /**
   * @param threshold from which mean total on a vendor attains (ATTAINMENT)
   */
  Measured of(
      Goal goal, String hospital, YearMonth from, YearMonth to, @Nullable BigDecimal threshold) {
    return switch (goal) {
      case QUALITY -> quality(finals(hospital, from, to));
      case ATTAINMENT -> attainment(finals(hospital, from, to), Objects.requireNonNull(threshold));
      case INTERRUPTION -> ratio(finals(hospital, from, to), "INTERRUPTION_RATE", Rational.of(1));
      case SATISFACTION -> ratio(finals(hospital, from, to), "SATISFACTION", HIGHEST_RATING);
      case COST -> cost.perMonth(hospital, from, to);
    };
  }

  private List<MonthlyFigures.Month> finals(String hospital, YearMonth from, YearMonth to) {
    return history.ofHospital(hospital, from, to).stream()
        .filter(MonthlyFigures.Month::isFinal)
        .toList();
  }

  private static List<Rational> totals(List<MonthlyFigures.Month> months) {
    return months.stream()
        .map(MonthlyFigures.Month::total)
        .filter(Objects::nonNull)
        .map(Rational::of)
        .toList();
  }

  private static Rational mean(List<Rational> several) {
    return several.stream().reduce(Rational.ZERO, Rational::plus).over(Rational.of(several.size()));
  }

  private static Measured quality(List<MonthlyFigures.Month> months) {
    var totals = totals(months);
    return totals.isEmpty()
        ? Measured.not(Measured.Why.NO_FINAL_CARDS)
        : Measured.of(mean(totals), totals.size());
  }

  private static Measured attainment(List<MonthlyFigures.Month> months, BigDecimal threshold) {
    var means =
        months.stream()
            .filter(month -> month.total() != null)
            .collect(
                Collectors.groupingBy(
                    month -> month.whose().vendor(), TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .map(own -> mean(totals(own)))
            .toList();
    if (means.isEmpty()) {
      return Measured.not(Measured.Why.NO_FINAL_CARDS);
    }
    var attaining = means.stream().filter(one -> one.compareTo(Rational.of(threshold)) >= 0);
    return Measured.of(
        percent(Rational.of(attaining.count()), Rational.of(means.size())), means.size());
  }

  private static Measured ratio(
      List<MonthlyFigures.Month> months, String indicator, Rational highest) {
    var counts =
        months.stream()
            .map(month -> month.counts().get(indicator))
            .filter(Objects::nonNull)
            .toList();
    var numerator = Rational.ZERO;
    var denominator = Rational.ZERO;
    for (var count : counts) {
      numerator = numerator.plus(Rational.of(count.numerator()));
      denominator = denominator.plus(Rational.of(count.denominator()));
    }
    if (denominator.signum() == 0) {
      return Measured.not(
          months.isEmpty() ? Measured.Why.NO_FINAL_CARDS : Measured.Why.NO_ACTIVITY);
    }
    return Measured.of(percent(numerator, denominator.times(highest)), counts.size());
  }

  private static Rational percent(Rational part, Rational whole) {
    return part.over(whole).times(Rational.HUNDRED);
  }
}
