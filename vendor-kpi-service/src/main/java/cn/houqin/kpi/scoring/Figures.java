package cn.houqin.kpi.scoring;

import cn.houqin.kpi.scoring.Figure.Formula;
import cn.houqin.kpi.scoring.Figure.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Makes figures, each rounded once as it is shown. */
final class Figures {

  static final int VALUE_DECIMALS = 4;
  static final int SCORE_DECIMALS = 2;

  private Figures() {}

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

  static Rational sum(List<BigDecimal> numbers) {
    return numbers.stream().map(Rational::of).reduce(Rational.ZERO, Rational::plus);
  }
}
