package cn.houqin.workorder.inspection;

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

/** How inspections are stored and published. */
@Configuration(proxyBeanMethods = false)
class InspectionStorage {

  @Bean
  Aggregates<Inspection> inspectionAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "inspection",
            "inspections",
            Inspection.class,
            new Publication.Facts<>(Streams.INSPECTIONS),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("line", "-endedAt"),
                IndexSpec.on("evidence.contract", "evidence.line", "evidence.month"))));
  }
}
