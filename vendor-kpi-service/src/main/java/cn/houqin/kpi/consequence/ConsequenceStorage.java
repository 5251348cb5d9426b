package cn.houqin.kpi.consequence;

import cn.houqin.events.Streams;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How consequences are stored, announced and timed, and the lines whose ladders are watched. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsequenceSettings.class)
class ConsequenceStorage {

  /** A vendor's people see what was served on their vendor, and nothing before. */
  @Bean
  Aggregates<Consequence> consequenceAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "consequence",
            "consequences",
            Consequence.class,
            new Publication.Facts<>(Streams.CONSEQUENCES),
            new VendorScope.Field("servedOn"),
            List.of(
                IndexSpec.on("-month"),
                IndexSpec.on("contract", "-month"),
                IndexSpec.on("contract", "line", "-month"),
                IndexSpec.on("status", "-month"),
                IndexSpec.on("contract", "status", "-month"),
                IndexSpec.on("servedOn", "-month"),
                IndexSpec.on("servedOn", "contract", "-month"),
                IndexSpec.on("servedOn", "status", "-month"),
                IndexSpec.on("servedOn", "contract", "status", "-month"))));
  }

  @Bean
  Timer<Consequence> consequenceTimer(Aggregates<Consequence> stored, Passing passing) {
    return new Timer<>(stored, passing);
  }

  @Bean
  Aggregates<Watch> watchAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "ladder-watch",
            "ladder_watches",
            Watch.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of()));
  }

  @Bean
  Timer<Watch> watchTimer(Aggregates<Watch> watches, Watching watching) {
    return new Timer<>(watches, watching);
  }
}
