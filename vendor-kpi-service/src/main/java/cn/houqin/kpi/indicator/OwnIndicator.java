package cn.houqin.kpi.indicator;

import cn.houqin.kpi.indicator.Indicator.Direction;
import cn.houqin.kpi.indicator.Indicator.Range;
import cn.houqin.kpi.indicator.Indicator.Unit;
import cn.houqin.kpi.indicator.Indicator.Words;
import cn.houqin.kpi.scoring.ScoreInput;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * An indicator that a hospital made: sums of what other indicators' figures say, or, without terms,
 * figures entered under its own code. Never changed.
 *
 * @param numerator what is summed above the line
 * @param denominator what is summed below it
 */
record OwnIndicator(
    String code,
    Words words,
    Unit unit,
    Direction direction,
    BigDecimal factor,
    List<Term> numerator,
    List<Term> denominator) {

  static final String DERIVED = "OWN";
  static final String ENTERED = "ENTERED";

  /** The figures of an indicator, and what of each is taken. */
  record Term(String indicator, Taken takes) {

    private BigDecimal of(ScoreInput.Observation figure) {
      if (!figure.indicator().equals(indicator)) {
        return BigDecimal.ZERO;
      }
      return switch (takes) {
        case NUMERATOR -> figure.numerator();
        case DENOMINATOR -> figure.denominator();
        case FIGURES -> BigDecimal.valueOf(figure.figures());
      };
    }
  }

  /** What of a figure is taken. */
  enum Taken {
    NUMERATOR,
    DENOMINATOR,
    /** One for each. */
    FIGURES
  }

  boolean isDerived() {
    return !numerator.isEmpty() || !denominator.isEmpty();
  }

  Indicator shown() {
    return new Indicator(
        code,
        words,
        unit,
        direction,
        isDerived() ? DERIVED : ENTERED,
        factor,
        new Range(null, null));
  }

  /** What the figures come to under this indicator, each on its own. */
  List<ScoreInput.Observation> of(List<ScoreInput.Observation> figures) {
    return figures.stream().filter(this::takes).map(this::of).toList();
  }

  private boolean takes(ScoreInput.Observation figure) {
    return Stream.concat(numerator.stream(), denominator.stream())
        .anyMatch(term -> term.indicator().equals(figure.indicator()));
  }

  private ScoreInput.Observation of(ScoreInput.Observation figure) {
    return new ScoreInput.Observation(
        code + "<" + figure.observation() + ">",
        code,
        sum(numerator, figure),
        sum(denominator, figure),
        figure.figures());
  }

  private static BigDecimal sum(List<Term> terms, ScoreInput.Observation figure) {
    return terms.stream().map(term -> term.of(figure)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
