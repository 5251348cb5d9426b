package cn.houqin.inventory.count;

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

/** How counts are stored; posting that was cut off, or waits, is gone on with. */
@Configuration(proxyBeanMethods = false)
class CountStorage {

  @Bean
  Aggregates<StockCount> countAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "stock-count",
            "stock_counts",
            StockCount.class,
            new Publication.Facts<>(Streams.STOCK),
            new VendorScope.Nobody(),
            List.of(
                IndexSpec.uniqueOn("store").whereTrue("live"),
                IndexSpec.on("store", "-openedAt"),
                IndexSpec.on("-openedAt"))));
  }

  @Bean
  Timer<StockCount> approvedCounts(Aggregates<StockCount> aggregates, Counts counts) {
    return new Timer<>(aggregates, counts::post);
  }
}
