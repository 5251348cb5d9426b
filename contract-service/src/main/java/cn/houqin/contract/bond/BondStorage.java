package cn.houqin.contract.bond;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How bonds are stored, one a contract; a vendor sees its own. */
@Configuration(proxyBeanMethods = false)
class BondStorage {

  @Bean
  Aggregates<Bond> bondAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "bond",
            "bonds",
            Bond.class,
            new Publication.None<>(),
            new VendorScope.Field("vendor"),
            List.of(IndexSpec.on("contract"))));
  }

  @Bean
  Timer<Bond> bondTimer(Aggregates<Bond> bonds, TopUpTimes times) {
    return new Timer<>(bonds, times::pass);
  }
}
