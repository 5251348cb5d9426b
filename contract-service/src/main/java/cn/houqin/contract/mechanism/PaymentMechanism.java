package cn.houqin.contract.mechanism;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a line's fee is lessened: any combination of score tiers, failure points and availability.
 */
public record PaymentMechanism(
    List<Tier> tiers, @Nullable Points points, @Nullable Availability availability) {

  /** Nothing is ever deducted. */
  public static final PaymentMechanism NONE = new PaymentMechanism(List.of(), null, null);

  /** Whether it says what a failure costs. */
  public boolean charges(Failure failure) {
    return switch (failure.type()) {
      case POINTS -> points != null;
      case AVAILABILITY ->
          availability != null
              && availability.areaRatesFen().containsKey(failure.area())
              && availability.weightings().containsKey(failure.criterion());
    };
  }

  /**
   * What is deducted from a published total on; the first tier has no {@code from}.
   *
   * @param percent of the fee (PERCENT)
   * @param fenPerPoint for each point short of {@code shortOf} (PER_POINT)
   * @param step whether a started point counts whole (PER_POINT)
   */
  public record Tier(
      @Nullable BigDecimal from,
      Kind kind,
      @Nullable BigDecimal percent,
      @Nullable Long fenPerPoint,
      @Nullable BigDecimal shortOf,
      @Nullable Step step) {

    /** How much a tier deducts. */
    public enum Kind {
      FULL,
      PERCENT,
      PER_POINT
    }

    /** How points are counted. */
    public enum Step {
      EXACT,
      STARTED
    }
  }

  /**
   * Points of failures in marginal bands.
   *
   * @param free points of a month that cost nothing
   */
  public record Points(BigDecimal free, long fenPerPoint, List<PointBand> bands) {}

  /** Points up to {@code upTo} (null: without end) count so many times. */
  public record PointBand(@Nullable BigDecimal upTo, BigDecimal multiplier) {}

  /**
   * Unavailable areas: rate x weighting x started periods.
   *
   * @param areaRatesFen fen per period by area
   * @param weightings by criterion
   */
  public record Availability(
      long periodMinutes, Map<String, Long> areaRatesFen, Map<String, BigDecimal> weightings) {}
}
