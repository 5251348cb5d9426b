package cn.houqin.inventory.order;

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

/** How purchase orders are stored and announced; a vendor's people see theirs once issued. */
@Configuration(proxyBeanMethods = false)
class OrderStorage {

  @Bean
  Aggregates<PurchaseOrder> purchaseOrderAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "purchase-order",
            "purchase_orders",
            PurchaseOrder.class,
            new Publication.Facts<>(Streams.PURCHASING),
            new VendorScope.Field("visibleTo"),
            List.of(
                IndexSpec.on("-head.number"),
                IndexSpec.on("head.contract", "-head.number"),
                IndexSpec.on("status", "-head.number"),
                IndexSpec.on("head.contract", "status", "-head.number"),
                IndexSpec.on("visibleTo", "-head.number"),
                IndexSpec.on("visibleTo", "status", "-head.number"),
                IndexSpec.on("head.contract", "lateAt"),
                IndexSpec.on("evidence.contract", "evidence.line", "evidence.month"))));
  }
}
