package cn.houqin.kpi.scoring;

import cn.houqin.kpi.scoring.Figure.Formula;
import cn.houqin.kpi.scoring.Figure.Part;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An indicator's value and score; empty where there was no activity. */
final class IndicatorScoring {

  static final int VALUE_DECIMALS = 4;
  static final int SCORE_DECIMALS = 2;

  private IndicatorScoring() {}

  /** Value and score of an indicator. */
  record Scored(Figure value, Figure score) {}

  static Optional<Scored> score(
      Scheme.Indicator indicator,
      List<ScoreInput.Observation> observations,
      Map<String, List<BigDecimal>> ratings) {
    var rule = indicator.rule();
    return value(indicator, observations, ratings)
        .map(value -> new Scored(value, scored(indicator.code(), rule, value)));
  }

  private static Optional<Figure> value(
      Scheme.Indicator indicator,
      List<ScoreInput.Observation> observations,
      Map<String, List<BigDecimal>> ratings) {
    if (indicator.rule() instanceof ScoringRule.Raters(var tree)) {
      return rated(indicator.code(), tree, ratings);
    }
    var numerator = sum(observations.stream().map(ScoreInput.Observation::numerator).toList());
    var denominator = sum(observations.stream().map(ScoreInput.Observation::denominator).toList());
    if (indicator.rule().countsOccurrences()) {
      return Optional.of(
          figure(
              indicator.code() + " occurrences",
              Formula.GIVEN,
              numerator,
              VALUE_DECIMALS,
              Map.of("observations", String.valueOf(observations.size())),
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
    inputs.put("observations", String.valueOf(observations.size()));
    return Optional.of(
        figure(
            indicator.code() + " value",
            Formula.RATIO,
            numerator.over(denominator).times(factor),
            VALUE_DECIMALS,
            inputs,
            List.of()));
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
      inputs.put("numerator", sum(given).toString());
      inputs.put("denominator", String.valueOf(given.size()));
      inputs.put("factor", "1");
      return Optional.of(
          figure(
              String.valueOf(node.rater()),
              Formula.RATIO,
              sum(given).over(Rational.of(given.size())),
              VALUE_DECIMALS,
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
        : Optional.of(weightedMean(label + " raters", parts, VALUE_DECIMALS));
  }

  private static Figure scored(String code, ScoringRule rule, Figure value) {
    return switch (rule) {
      case ScoringRule.Linear(var floor, var target) ->
          from(
              code,
              Formula.LINEAR,
              linear(value.exact(), Rational.of(floor), Rational.of(target)),
              value,
              Map.of("floor", floor.toPlainString(), "target", target.toPlainString()));
      case ScoringRule.Bands(var bands) ->
          from(code, Formula.BANDS, band(bands, value.exact()), value, described(bands));
      case ScoringRule.Deduct(var points, var each, var cap) ->
          deducted(code, value, points, each, cap);
      case ScoringRule.Add(var points, var each) -> added(code, value, points, each);
      case ScoringRule.Raters _ -> from(code, Formula.SUM, value.exact(), value, Map.of());
    };
  }

  private static Rational linear(Rational value, Rational floor, Rational target) {
    var share = value.minus(floor).over(target.minus(floor));
    return share.max(Rational.ZERO).min(Rational.of(1)).times(Rational.HUNDRED);
  }

  private static Rational band(List<ScoringRule.Band> bands, Rational value) {
    var score = bands.getFirst().score();
    for (var band : bands) {
      if (band.from() != null && Rational.of(band.from()).compareTo(value) <= 0) {
        score = band.score();
      }
    }
    return Rational.of(score);
  }

  private static Map<String, String> described(List<ScoringRule.Band> bands) {
    var described = new LinkedHashMap<String, String>();
    for (var band : bands) {
      described.put(
          band.from() == null ? "below" : "from " + band.from().toPlainString(),
          band.score().toPlainString());
    }
    return described;
  }

  private static Figure deducted(
      String code, Figure value, BigDecimal points, BigDecimal each, @Nullable BigDecimal cap) {
    var all = Rational.of(points);
    var most = all.min(cap == null ? all : Rational.of(cap));
    var lost = value.exact().times(Rational.of(each)).min(most);
    return from(
        code,
        Formula.DEDUCT,
        all.minus(lost).over(all).times(Rational.HUNDRED),
        value,
        Map.of(
            "points", points.toPlainString(),
            "perOccurrence", each.toPlainString(),
            "most", most.toString()));
  }

  private static Figure added(String code, Figure value, BigDecimal points, BigDecimal each) {
    var all = Rational.of(points);
    var won = value.exact().times(Rational.of(each)).min(all);
    return from(
        code,
        Formula.ADD,
        won.over(all).times(Rational.HUNDRED),
        value,
        Map.of("points", points.toPlainString(), "perOccurrence", each.toPlainString()));
  }

  private static Figure from(
      String code, Formula formula, Rational exact, Figure value, Map<String, String> inputs) {
    return figure(
        code, formula, exact, SCORE_DECIMALS, inputs, List.of(new Part(Rational.of(1), value)));
  }

  static Figure weightedMean(String label, List<Part> parts, int decimals) {
    var weights = Rational.ZERO;
    var sum = Rational.ZERO;
    for (var part : parts) {
      weights = weights.plus(part.weight());
      sum = sum.plus(part.weight().times(part.figure().exact()));
    }
    return figure(label, Formula.WEIGHTED_MEAN, sum.over(weights), decimals, Map.of(), parts);
  }

  static Figure figure(
      String label,
      Formula formula,
      Rational exact,
      int decimals,
      Map<String, String> inputs,
      List<Part> parts) {
    return new Figure(label, formula, exact, exact.rounded(decimals), inputs, parts);
  }

  private static Rational sum(List<BigDecimal> numbers) {
    return numbers.stream().map(Rational::of).reduce(Rational.ZERO, Rational::plus);
  }
}
