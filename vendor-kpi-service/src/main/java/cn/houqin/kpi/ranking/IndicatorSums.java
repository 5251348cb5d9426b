package cn.houqin.kpi.ranking;

import cn.houqin.kpi.evidence.LineSums;
import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.terms.Terms;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Sums an indicator over months of each contract with a line. */
@Component
class IndicatorSums {

  private final MonthlyFigures history;
  private final Indicators indicators;
  private final LineSums lines;
  private final Terms terms;

  IndicatorSums(MonthlyFigures history, Indicators indicators, LineSums lines, Terms terms) {
    this.history = history;
    this.indicators = indicators;
    this.lines = lines;
    this.terms = terms;
  }

  /** From the day sums, whether the months are closed or not. */
  List<IndicatorRanking.Sum> open(LineSums.Asked asked) {
    return lines.byContract(asked).stream()
        .map(
            sum ->
                new IndicatorRanking.Sum(
                    sum.contract(),
                    terms.contract(asked.hospital(), sum.contract()).vendor(),
                    sum.months(),
                    true,
                    sum.numerator(),
                    sum.denominator(),
                    sum.figures()))
        .toList();
  }

  /** What the closed months count. */
  List<IndicatorRanking.Sum> closed(LineSums.Asked asked) {
    var months = history.ofLine(asked.hospital(), asked.line(), asked.from(), asked.to());
    return months.stream()
        .collect(
            Collectors.groupingBy(
                month -> month.whose().contract(), TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(of -> sum(asked.hospital(), of, asked.indicator()))
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
