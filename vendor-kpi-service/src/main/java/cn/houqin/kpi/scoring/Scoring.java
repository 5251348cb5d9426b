package cn.houqin.kpi.scoring;

import cn.houqin.kpi.scoring.Figure.Formula;
import cn.houqin.kpi.scoring.Figure.Part;
import cn.houqin.kpi.scoring.IndicatorScoring.Scored;
import cn.houqin.kpi.scoring.ScoreInput.Adjustment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Computes a card. All arithmetic is exact; each figure shown is rounded half up once, and nothing
 * is computed from a rounded figure, except that the grade goes by the published total.
 */
public final class Scoring {

  private static final int DECIMALS = Figures.SCORE_DECIMALS;

  private Scoring() {}

  /** The card of these inputs, whatever their order. */
  public static Card compute(ScoreInput input) {
    var scheme = input.scheme();
    var byIndicator =
        input.observations().stream()
            .collect(Collectors.groupingBy(ScoreInput.Observation::indicator));
    var indicators = new LinkedHashMap<String, Card.IndicatorScore>();
    var dimensions = new LinkedHashMap<String, BigDecimal>();
    var parts = new ArrayList<Part>();
    for (var dimension : scheme.dimensions()) {
      var scored = indicators(dimension, byIndicator, input.ratings(), indicators);
      if (!scored.isEmpty()) {
        var figure = Figures.weightedMean(dimension.code(), scored, DECIMALS);
        dimensions.put(dimension.code(), figure.shown());
        parts.add(new Part(Rational.of(dimension.weight()), figure));
      }
    }
    return parts.isEmpty()
        ? new Card(
            indicators, dimensions, Card.State.NO_ACTIVITY, null, null, null, null, null, null)
        : total(input, indicators, dimensions, parts);
  }

  private static List<Part> indicators(
      Scheme.Dimension dimension,
      Map<String, List<ScoreInput.Observation>> byIndicator,
      Map<String, List<BigDecimal>> ratings,
      Map<String, Card.IndicatorScore> shown) {
    var parts = new ArrayList<Part>();
    for (var indicator : dimension.indicators()) {
      var observations = byIndicator.getOrDefault(indicator.code(), List.of());
      var scored = IndicatorScoring.score(indicator, observations, ratings);
      shown.put(
          indicator.code(),
          scored
              .map(Scoring::shown)
              .orElse(new Card.IndicatorScore(Card.State.NO_ACTIVITY, null, null)));
      scored.ifPresent(one -> parts.add(new Part(Rational.of(indicator.weight()), one.score())));
    }
    return parts;
  }

  private static Card.IndicatorScore shown(Scored scored) {
    return new Card.IndicatorScore(
        Card.State.SCORED, scored.value().shown(), scored.score().shown());
  }

  private static Card total(
      ScoreInput input,
      Map<String, Card.IndicatorScore> indicators,
      Map<String, BigDecimal> dimensions,
      List<Part> parts) {
    var scheme = input.scheme();
    var base = Figures.weightedMean("base", parts, DECIMALS);
    var bonus = adjusted("bonus", input, Adjustment.Kind.BONUS, scheme.bonusCap());
    var penalty = adjusted("penalty", input, Adjustment.Kind.PENALTY, scheme.penaltyCap());
    var plus = Rational.of(1);
    var minus = Rational.of(-1);
    var raw =
        Figures.figure(
            "raw total",
            Formula.SUM,
            base.exact().plus(bonus.exact()).minus(penalty.exact()),
            DECIMALS,
            Map.of(),
            List.of(new Part(plus, base), new Part(plus, bonus), new Part(minus, penalty)));
    var held = scheme.total() == Scheme.Total.RAW ? raw : held("total", raw, "0", "100");
    var published = published(held);
    return new Card(
        indicators,
        dimensions,
        Card.State.SCORED,
        base.shown(),
        bonus.shown(),
        penalty.shown(),
        published.shown(),
        scheme.gradeOf(published.shown()),
        published);
  }

  private static Figure adjusted(
      String label, ScoreInput input, Adjustment.Kind kind, @Nullable BigDecimal cap) {
    var given = new ArrayList<Part>();
    var sum = Rational.ZERO;
    for (var adjustment : input.adjustments()) {
      if (adjustment.kind() == kind) {
        var points = Rational.of(adjustment.points());
        sum = sum.plus(points);
        given.add(
            new Part(
                Rational.of(1),
                Figures.figure(
                    label + " given", Formula.GIVEN, points, DECIMALS, Map.of(), List.of())));
      }
    }
    var all = Figures.figure(label + " sum", Formula.SUM, sum, DECIMALS, Map.of(), given);
    return cap == null ? all : held(label, all, "-", cap.toPlainString());
  }

  private static Figure held(String label, Figure part, String lowest, String highest) {
    var exact = part.exact().min(Rational.parse(highest));
    if (!lowest.equals("-")) {
      exact = exact.max(Rational.parse(lowest));
    }
    return Figures.figure(
        label,
        Formula.HELD_WITHIN,
        exact,
        DECIMALS,
        Map.of("lowest", lowest, "highest", highest),
        List.of(new Part(Rational.of(1), part)));
  }

  private static Figure published(Figure held) {
    return Figures.figure(
        "published total",
        Formula.ROUNDED,
        Rational.of(held.shown()),
        DECIMALS,
        Map.of("decimals", Integer.toString(DECIMALS)),
        List.of(new Part(Rational.of(1), held)));
  }
}
