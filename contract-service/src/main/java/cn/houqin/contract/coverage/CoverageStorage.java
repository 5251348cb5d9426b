package cn.houqin.contract.coverage;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How coverage is stored, and the copy of places it is judged by. */
@Configuration(proxyBeanMethods = false)
class CoverageStorage {

  @Bean
  Aggregates<Coverage> coverageAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "coverage",
            "coverage",
            Coverage.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of()));
  }

  @Bean
  StateCopy<SiteEvent.State> siteCopy(StateCopies copies) {
    return copies.of(Streams.SITES, SiteEvent.State.class, "copy_sites");
  }
}
