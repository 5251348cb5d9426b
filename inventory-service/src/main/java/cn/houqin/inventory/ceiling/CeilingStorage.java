package cn.houqin.inventory.ceiling;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.background.Background;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How ceilings are stored and swept. */
@Configuration(proxyBeanMethods = false)
class CeilingStorage {

  @Bean
  Aggregates<Ceiling> ceilingAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "ceiling",
            "ceilings",
            Ceiling.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of(IndexSpec.on("contract", "item"))));
  }

  @Bean
  Background ceilingSweeper(
      Sweeper sweeper, @Value("${houqin.purchasing.sweep-every:5s}") Duration every) {
    return new Background("ceiling-sweeper", every, sweeper::round);
  }
}
