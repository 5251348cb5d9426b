package cn.houqin.kpi.intake.layout;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How layouts are stored. */
@Configuration(proxyBeanMethods = false)
class LayoutStorage {

  @Bean
  Aggregates<FileLayout> layoutAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "layout",
            "observation_layouts",
            FileLayout.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of(IndexSpec.on("layout"))));
  }
}
