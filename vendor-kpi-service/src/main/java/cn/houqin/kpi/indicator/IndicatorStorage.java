package cn.houqin.kpi.indicator;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a hospital's own indicators are stored. */
@Configuration(proxyBeanMethods = false)
class IndicatorStorage {

  @Bean
  Aggregates<OwnIndicator> ownIndicatorAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "indicator",
            "own_indicators",
            OwnIndicator.class,
            new Publication.None<>(),
            new VendorScope.Everyone(),
            List.of(IndexSpec.on("code"))));
  }
}
