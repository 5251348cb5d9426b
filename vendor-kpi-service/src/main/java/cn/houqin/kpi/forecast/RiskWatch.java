package cn.houqin.kpi.forecast;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looks once a day at a contract's open cards, and remembers which targets it has told of.
 *
 * @param told in this month
 */
record RiskWatch(String contract, String month, List<Target> told, @Nullable Instant nextTimerAt) {

  /** A target of a line. */
  record Target(String line, String indicator) {}

  static RiskWatch of(String contract, Instant now) {
    return new RiskWatch(contract, "", List.of(), now);
  }

  /** The contract changed: it is looked at next. */
  RiskWatch looking(Instant now) {
    return new RiskWatch(contract, month, told, now);
  }

  /** Those of these that were not told of in the month. */
  List<Target> untold(String of, List<Target> atRisk) {
    return atRisk.stream().filter(one -> !month.equals(of) || !told.contains(one)).toList();
  }

  RiskWatch telling(String of, List<Target> untold, @Nullable Instant until) {
    var all = new ArrayList<>(month.equals(of) ? told : List.<Target>of());
    all.addAll(untold);
    return new RiskWatch(contract, of, List.copyOf(all), until);
  }

  /** How watches are stored and timed. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<RiskWatch> riskWatches(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "risk-watch",
              "risk_watches",
              RiskWatch.class,
              new Publication.None<>(),
              new VendorScope.Everyone(),
              List.of()));
    }

    @Bean
    Timer<RiskWatch> riskWatchTimer(Aggregates<RiskWatch> watches, RiskWatching watching) {
      return new Timer<>(watches, watching);
    }
  }
}
