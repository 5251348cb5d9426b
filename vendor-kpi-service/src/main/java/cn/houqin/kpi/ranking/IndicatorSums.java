package cn.houqin.kpi.ranking;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.scoring.ScoreInput;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums an indicator over the closed months of each contract with a line. */
@Component
class IndicatorSums {

  private final MonthlyFigures history;
  private final Indicators indicators;

  IndicatorSums(MonthlyFigures history, Indicators indicators) {
    this.history = history;
    this.indicators = indicators;
  }

  List<IndicatorRanking.Sum> of(
      String hospital, String line, YearMonth from, YearMonth to, String indicator) {
    return history.ofLine(hospital, line, from, to).stream()
        .collect(
            Collectors.groupingBy(
                month -> month.whose().contract(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(months -> sum(hospital, months, indicator))
        .toList();
  }

  private IndicatorRanking.Sum sum(
      String hospital, List<MonthlyFigures.Month> months, String indicator) {
    var figures =
        indicators
            .withDerived(
                hospital,
                List.of(indicator),
                months.stream().flatMap(month -> month.sums().stream()).toList())
            .stream()
            .filter(one -> one.indicator().equals(indicator))
            .toList();
    var whose = months.getLast().whose();
    return new IndicatorRanking.Sum(
        whose.contract(),
        whose.vendor(),
        months.size(),
        months.stream().anyMatch(month -> !month.isFinal()),
        sum(figures, ScoreInput.Observation::numerator),
        sum(figures, ScoreInput.Observation::denominator),
        figures.stream().mapToLong(ScoreInput.Observation::figures).sum());
  }

  private static BigDecimal sum(
      List<ScoreInput.Observation> figures, Function<ScoreInput.Observation, BigDecimal> of) {
    return figures.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
