package cn.houqin.contract.savings;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How baselines are stored; no vendor sees them. */
@Configuration(proxyBeanMethods = false)
class BaselineStorage {

  @Bean
  Aggregates<Baseline> baselineAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "baseline",
            "baselines",
            Baseline.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of(IndexSpec.on("period"), IndexSpec.on("line", "period"))));
  }
}
