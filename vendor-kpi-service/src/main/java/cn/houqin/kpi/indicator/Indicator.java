package cn.houqin.kpi.indicator;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and how: sum of numerators over sum of denominators, times the factor. Names,
 * definition, numerator and denominator are words, by language tag (en, zh-CN).
 *
 * @param source whose records give it: WORK_ORDERS, INSPECTIONS, VOICE, INCIDENTS, STAFFING,
 *     DELIVERIES, or ENTERED where it is only entered
 * @param factor 100 for percent, 1 for a mean or a count, 1000 per thousand
 * @param range what a single figure may come to
 */
public record Indicator(
    String code,
    Words words,
    Unit unit,
    Direction direction,
    String source,
    BigDecimal factor,
    Range range) {

  /** Each text by language tag. */
  public record Words(
      Map<String, String> name,
      Map<String, String> definition,
      Map<String, String> numerator,
      Map<String, String> denominator) {}

  /** In what the value is shown. */
  public enum Unit {
    PERCENT,
    PER_THOUSAND,
    RATING,
    COUNT,
    KWH_PER_M2
  }

  /** Which way is better. */
  public enum Direction {
    HIGHER,
    LOWER
  }

  /**
   * The least and the most that numerator over denominator of one figure can be; null is no bound.
   */
  public record Range(@Nullable BigDecimal lowest, @Nullable BigDecimal highest) {

    /** Whether numerator over denominator (above zero) lies within, without dividing. */
    public boolean holds(BigDecimal numerator, BigDecimal denominator) {
      return (lowest == null || lowest.multiply(denominator).compareTo(numerator) <= 0)
          && (highest == null || highest.multiply(denominator).compareTo(numerator) >= 0);
    }
  }
}
