package cn.houqin.kpi.trend;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A signal that was told: once, whatever comes after it. Where a revision shows that there was
 * none, it is withdrawn and stays to be seen.
 *
 * @param month in which it was seen
 * @param value of that month
 * @param isWorse whether it lies on the side that is worse for the indicator
 */
record TrendSignal(
    String contract,
    String line,
    String vendor,
    String indicator,
    String month,
    Trend.Signal signal,
    BigDecimal value,
    boolean isWorse,
    Instant at,
    @Nullable Instant withdrawnAt) {

  /** Whether it is there by the months as they stand now. */
  boolean stands() {
    return withdrawnAt == null;
  }

  TrendSignal standing(boolean isThere, Instant now) {
    return new TrendSignal(
        contract, line, vendor, indicator, month, signal, value, isWorse, at, isThere ? null : now);
  }

  /** How signals are stored; who is told of them stands in their birth. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<TrendSignal> trendSignals(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "trend-signal",
              "trend_signals",
              TrendSignal.class,
              new Publication.None<>(),
              new VendorScope.Field("vendor"),
              List.of(
                  IndexSpec.on("-month"),
                  IndexSpec.on("contract", "-month"),
                  IndexSpec.on("vendor", "-month"),
                  IndexSpec.on("vendor", "contract", "-month"))));
    }
  }
}
