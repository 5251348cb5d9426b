package cn.houqin.kpi.scoring;

import cn.houqin.kpi.scoring.Figure.Formula;
import cn.houqin.kpi.scoring.Figure.Part;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a scoring rule makes of an indicator's value: 0 to 100. */
final class RuleScore {

  private RuleScore() {}

  static Figure of(String code, ScoringRule rule, Figure value) {
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
    return Figures.figure(
        code,
        formula,
        exact,
        Figures.SCORE_DECIMALS,
        inputs,
        List.of(new Part(Rational.of(1), value)));
  }
}
