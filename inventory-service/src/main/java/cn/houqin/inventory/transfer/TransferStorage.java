package cn.houqin.inventory.transfer;

import cn.houqin.events.Streams;
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

/** How transfers are stored; those cut off are resumed by the timer of any instance. */
@Configuration(proxyBeanMethods = false)
class TransferStorage {

  @Bean
  Aggregates<Transfer> transferAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "stock-transfer",
            "stock_transfers",
            Transfer.class,
            new Publication.Facts<>(Streams.STOCK),
            new VendorScope.Nobody(),
            List.of(
                IndexSpec.on("state", "-requestedAt"),
                IndexSpec.on("from", "-requestedAt"),
                IndexSpec.on("to", "-requestedAt"),
                IndexSpec.on("-requestedAt"))));
  }

  @Bean
  Timer<Transfer> cutOffTransfers(Aggregates<Transfer> aggregates, Transfers transfers) {
    return new Timer<>(aggregates, transfers::resume);
  }
}
