package cn.houqin.workorder.order;

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

/** How work orders are stored and published. */
@Configuration(proxyBeanMethods = false)
class OrderStorage {

  @Bean
  Aggregates<WorkOrder> workOrderAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "work-order",
            "work_orders",
            WorkOrder.class,
            new Publication.Facts<>(Streams.WORK_ORDERS),
            new VendorScope.Field("holding.vendors"),
            List.of(
                IndexSpec.uniqueOn("number"),
                IndexSpec.on("line", "-requestedAt"),
                IndexSpec.on("line", "life.state", "-requestedAt"),
                IndexSpec.on("line", "open", "dueAt").whereTrue("open"),
                IndexSpec.on("open", "dueAt").whereTrue("open"),
                IndexSpec.on("open", "desk.found.priority", "dueAt").whereTrue("open"),
                IndexSpec.on("holding.vendors", "-requestedAt"),
                IndexSpec.on("holding.vendor", "open", "requestedAt").whereTrue("open"),
                IndexSpec.on("holding.offers.vendor", "open", "requestedAt").whereTrue("open"),
                IndexSpec.on("holding.uncovered", "requestedAt").whereTrue("holding.uncovered"),
                IndexSpec.on("line", "holding.uncovered", "requestedAt")
                    .whereTrue("holding.uncovered"),
                IndexSpec.on(
                    "watch.evidence.contract", "watch.evidence.line", "watch.evidence.month"),
                IndexSpec.on("line", "nextTimerAt"),
                IndexSpec.on("line", "request.category", "request.place.location", "-requestedAt"),
                IndexSpec.on(
                    "line",
                    "request.category",
                    "request.place.location",
                    "life.state",
                    "nextTimerAt"),
                IndexSpec.on("request.place.path", "-requestedAt"),
                IndexSpec.on("desk.found.caller"),
                IndexSpec.on("desk.found.pairs", "-requestedAt"),
                IndexSpec.on("desk.links.workOrder", "requestedAt"))));
  }
}
