package cn.houqin.contract.settlement;

import cn.houqin.events.Streams;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How settlements are stored and published; a vendor sees its own once they were sent. */
@Configuration(proxyBeanMethods = false)
class SettlementStorage {

  @Bean
  Aggregates<SettlementRecord> settlementAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "settlement",
            "settlements",
            SettlementRecord.class,
            new Publication.Facts<>(Streams.SETTLEMENTS),
            new VendorScope.Field("shownTo"),
            List.of(
                IndexSpec.on("-month"),
                IndexSpec.on("contract", "-month"),
                IndexSpec.on("status", "-month"),
                IndexSpec.on("shownTo", "-month"),
                IndexSpec.on("shownTo", "status", "-month"))));
  }
}
