package cn.houqin.kpi.appeal;

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

/** How appeals are stored; the card announces what becomes of them. */
@Configuration(proxyBeanMethods = false)
class AppealStorage {

  @Bean
  Aggregates<Appeal> appealAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "appeal",
            "appeals",
            Appeal.class,
            new Publication.None<>(),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("-decideBy"),
                IndexSpec.on("scorecard", "-decideBy"),
                IndexSpec.on("vendor", "-decideBy"),
                IndexSpec.on("vendor", "scorecard", "-decideBy"))));
  }

  @Bean
  Timer<Appeal> appealTimer(Aggregates<Appeal> stored, Appeals appeals) {
    return new Timer<>(stored, appeals);
  }
}
