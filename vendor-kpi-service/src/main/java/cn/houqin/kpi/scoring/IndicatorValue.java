package cn.houqin.kpi.scoring;

import cn.houqin.kpi.scoring.Figure.Formula;
import cn.houqin.kpi.scoring.Figure.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was observed of an indicator, as one figure; empty where there was no activity. */
final class IndicatorValue {

  private IndicatorValue() {}

  static Optional<Figure> of(
      Scheme.Indicator indicator,
      List<ScoreInput.Observation> observations,
      Map<String, List<BigDecimal>> ratings) {
    if (indicator.rule() instanceof ScoringRule.Raters(var tree)) {
      return rated(indicator.code(), tree, ratings);
    }
    var numerator =
        Figures.sum(observations.stream().map(ScoreInput.Observation::numerator).toList());
    var denominator =
        Figures.sum(observations.stream().map(ScoreInput.Observation::denominator).toList());
    if (indicator.rule().countsOccurrences()) {
      return Optional.of(
          Figures.figure(
              indicator.code() + " occurrences",
              Formula.GIVEN,
              numerator,
              Figures.VALUE_DECIMALS,
              Map.of("observations", String.valueOf(figures(observations))),
              List.of()));
    }
    if (denominator.signum() == 0) {
      return Optional.empty();
    }
    var factor = Rational.of(indicator.factor() == null ? BigDecimal.ONE : indicator.factor());
    var inputs = new LinkedHashMap<String, String>();
    inputs.put("numerator", numerator.toString());
    inputs.put("denominator", denominator.toString());
    inputs.put("factor", factor.toString());
    inputs.put("observations", String.valueOf(figures(observations)));
    return Optional.of(
        Figures.figure(
            indicator.code() + " value",
            Formula.RATIO,
            numerator.over(denominator).times(factor),
            Figures.VALUE_DECIMALS,
            inputs,
            List.of()));
  }

  private static long figures(List<ScoreInput.Observation> observations) {
    return observations.stream().mapToLong(ScoreInput.Observation::figures).sum();
  }

  private static Optional<Figure> rated(
      String label, ScoringRule.RaterNode node, Map<String, List<BigDecimal>> ratings) {
    var below = node.raters();
    if (below == null) {
      var given = ratings.getOrDefault(String.valueOf(node.rater()), List.of());
      if (given.isEmpty()) {
        return Optional.empty();
      }
      var inputs = new LinkedHashMap<String, String>();
      inputs.put("numerator", Figures.sum(given).toString());
      inputs.put("denominator", String.valueOf(given.size()));
      inputs.put("factor", "1");
      return Optional.of(
          Figures.figure(
              String.valueOf(node.rater()),
              Formula.RATIO,
              Figures.sum(given).over(Rational.of(given.size())),
              Figures.VALUE_DECIMALS,
              inputs,
              List.of()));
    }
    var parts = new ArrayList<Part>();
    for (var child : below) {
      rated(label, child, ratings)
          .ifPresent(figure -> parts.add(new Part(Rational.of(child.weight()), figure)));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(Figures.weightedMean(label + " raters", parts, Figures.VALUE_DECIMALS));
  }
}
