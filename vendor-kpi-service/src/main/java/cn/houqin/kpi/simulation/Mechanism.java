package cn.houqin.kpi.simulation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A payment mechanism to be tried, as contract-service writes it; that service says whether it
 * holds together.
 */
record Mechanism(
    @Nullable List<@Valid Tier> tiers,
    @Nullable Points points,
    @Nullable Availability availability) {

  /** None where none are given. */
  @Override
  public List<Tier> tiers() {
    return tiers == null ? List.of() : tiers;
  }

  /** What is deducted from a published total on; which fields it has goes by its kind. */
  record Tier(
      @Nullable BigDecimal from,
      @NotNull Kind kind,
      @Nullable BigDecimal percent,
      @Nullable Long fenPerPoint,
      @Nullable BigDecimal shortOf,
      @Nullable Step step) {

    /** How much a tier deducts. */
    enum Kind {
      FULL,
      PERCENT,
      PER_POINT
    }

    /** How points are counted. */
    enum Step {
      EXACT,
      STARTED
    }
  }

  /** Points of failures in marginal bands. */
  record Points(BigDecimal free, long fenPerPoint, List<PointBand> bands) {}

  /** Points up to a number count so many times. */
  record PointBand(@Nullable BigDecimal upTo, BigDecimal multiplier) {}

  /** Unavailable areas: rate in fen x weighting x started periods. */
  record Availability(
      long periodMinutes, Map<String, Long> areaRatesFen, Map<String, BigDecimal> weightings) {}
}
