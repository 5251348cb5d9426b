package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

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
   */
  public record Observation(
      String observation,
      String indicator,
      BigDecimal numerator,
      BigDecimal denominator,
      long figures) {

    /** One figure. */
    public Observation(
        String observation, String indicator, BigDecimal numerator, BigDecimal denominator) {
      this(observation, indicator, numerator, denominator, 1);
    }
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
