package cn.houqin.kpi.scorecard;

import cn.houqin.events.Streams;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How closings are stored, published and timed. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CardSettings.class)
class ScorecardStorage {

  @Bean
  Aggregates<Closing> closingAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "scorecard",
            "closings",
            Closing.class,
            new Publication.Facts<>(Streams.SCORECARDS),
            new VendorScope.Field("vendor"),
            List.of(
                IndexSpec.on("-month"),
                IndexSpec.on("line", "month"),
                IndexSpec.on("contract", "-month"),
                IndexSpec.on("vendor", "-month"),
                IndexSpec.on("vendor", "contract", "-month"))));
  }

  @Bean
  Timer<Closing> closingTimer(Aggregates<Closing> closings, CardLife life) {
    return new Timer<>(closings, life);
  }
}
