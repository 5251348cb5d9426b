package cn.houqin.kpi.simulation;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * A simulation that somebody wanted kept: what was asked and what came of it, in the very bytes.
 *
 * @param line null where all lines were tried together
 * @param reason why it is kept
 * @param asked the inputs as JSON
 * @param answered the result as JSON
 * @param digest SHA-256 over inputs and result
 */
record KeptSimulation(
    @Nullable String line,
    String from,
    String to,
    String reason,
    String by,
    Instant at,
    String asked,
    String answered,
    String digest) {

  /** How they are stored: never changed, for nobody else. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<KeptSimulation> keptSimulations(AggregateStore store) {
      return store.of(
          new AggregateType<>(
              "simulation",
              "simulations",
              KeptSimulation.class,
              new Publication.None<>(),
              new VendorScope.Everyone(),
              List.of(IndexSpec.on("-at"), IndexSpec.on("line", "-at"))));
    }
  }
}
