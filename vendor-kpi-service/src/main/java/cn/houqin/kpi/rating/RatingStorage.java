package cn.houqin.kpi.rating;

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

/** How ratings are stored, announced as figures, and reminded of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RatingSettings.class)
class RatingStorage {

  static final String RATINGS = "ratings";

  @Bean
  Aggregates<Rating> ratingAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "rating",
            RATINGS,
            Rating.class,
            new Publication.Facts<>(Streams.OBSERVATIONS),
            new VendorScope.Nobody(),
            List.of(IndexSpec.on("person", "-dueAt"), IndexSpec.on("scorecard"))));
  }

  @Bean
  Timer<Rating> ratingTimer(Aggregates<Rating> ratings, Reminding reminding) {
    return new Timer<>(ratings, reminding);
  }
}
