package cn.houqin.kpi.period;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How months become quarters and years.
 *
 * @param divisor by what the sum of the scored months is divided
 * @param quarterWeights of the three months of a quarter; none, and there is no weighted figure
 * @param yearWeights of the twelve months of a year or its four quarters
 */
@ConfigurationProperties("houqin.period-cards")
record PeriodSettings(
    @DefaultValue("SCORED") Divisor divisor,
    @DefaultValue({}) List<BigDecimal> quarterWeights,
    @DefaultValue({}) List<BigDecimal> yearWeights) {

  /** By how many the sum of the scored months is divided. */
  enum Divisor {
    /** By those that were scored. */
    SCORED,
    /** By all of the period: 3 or 12. */
    ALL
  }

  List<BigDecimal> weights(Period period) {
    return switch (period.length()) {
      case Period.MONTHS_OF_A_QUARTER -> quarterWeights;
      case Period.MONTHS_OF_A_YEAR -> yearWeights;
      default -> List.of();
    };
  }
}
