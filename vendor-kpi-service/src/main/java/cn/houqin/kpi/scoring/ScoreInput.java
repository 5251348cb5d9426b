package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that a score is made of. */
public record ScoreInput(
    Scheme scheme,
    List<Observation> observations,
    Map<String, List<BigDecimal>> ratings,
    List<Adjustment> adjustments) {

  /**
   * One figure of evidence, or the sum of several.
   *
   * @param figures how many
   * @param rater whose rating it is, by the name in the scheme; null where it is none
   */
  public record Observation(
      String observation,
      String indicator,
      BigDecimal numerator,
      BigDecimal denominator,
      long figures,
      @Nullable String rater) {

    /** No rating. */
    public Observation(
        String observation,
        String indicator,
        BigDecimal numerator,
        BigDecimal denominator,
        long figures) {
      this(observation, indicator, numerator, denominator, figures, null);
    }

    /** One figure. */
    public Observation(
        String observation, String indicator, BigDecimal numerator, BigDecimal denominator) {
      this(observation, indicator, numerator, denominator, 1);
    }
  }

  /** Of figures among which are ratings; those of indicators that the scheme does not rate drop. */
  public static ScoreInput of(
      Scheme scheme, List<Observation> figures, List<Adjustment> adjustments) {
    var rated = scheme.ratedIndicators();
    var ratings = new TreeMap<String, List<BigDecimal>>();
    for (var figure : figures) {
      if (figure.rater() != null && rated.contains(figure.indicator())) {
        ratings.computeIfAbsent(figure.rater(), _ -> new ArrayList<>()).add(figure.numerator());
      }
    }
    return new ScoreInput(
        scheme,
        figures.stream().filter(figure -> figure.rater() == null).toList(),
        ratings,
        adjustments);
  }

  /** Points added or taken by people, with two of them behind each. */
  public record Adjustment(Kind kind, BigDecimal points) {

    /** Whether it adds or takes. */
    public enum Kind {
      BONUS,
      PENALTY
    }
  }
}
