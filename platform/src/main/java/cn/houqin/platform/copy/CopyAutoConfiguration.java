package cn.houqin.platform.copy;

import cn.houqin.events.Stream;
import cn.houqin.platform.inbox.Subscriptions;
import cn.houqin.platform.topic.Beginnings;
import cn.houqin.platform.topic.ConsumerGroup;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;

/** Lets a service keep copies of other services' state and be ready once they are complete. */
@AutoConfiguration(afterName = "cn.houqin.platform.inbox.InboxAutoConfiguration")
@ConditionalOnBean(Subscriptions.class)
@PropertySource("classpath:cn/houqin/platform/copy/readiness.properties")
class CopyAutoConfiguration {

  @Bean
  MongoStateCopies stateCopies(MongoTemplate mongo, Subscriptions subscriptions) {
    return new MongoStateCopies(mongo, subscriptions);
  }

  @Bean
  CopiesHealthIndicator copiesHealthIndicator(
      MongoStateCopies copies,
      MongoTemplate mongo,
      Beginnings beginnings,
      ConsumerGroup group,
      KafkaAdmin admin) {
    return new CopiesHealthIndicator(
        copies, new CaughtUp(mongo, beginnings, group), admin.getConfigurationProperties());
  }

  @Bean
  Projections projections(MongoStateCopies copies, ObjectProvider<CopiesHealthIndicator> reading) {
    return streams -> {
      List.of(streams).forEach(copies::await);
      var topics = Arrays.stream(streams).map(Stream::topic).collect(Collectors.toSet());
      return () -> reading.getObject().isComplete(topics);
    };
  }
}
