package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.StoreAutoConfiguration;
import java.time.Clock;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Relay, filing and timers of a service that has a store. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnBean(MongoAggregateStore.class)
public class RelayAutoConfiguration {

  @Bean
  Publisher publisher(
      @Value("${spring.kafka.bootstrap-servers}") String brokers,
      @Value("${spring.application.name}") String name) {
    return new Publisher(brokers, name);
  }

  @Bean
  Outbound outbound(
      MongoAggregateStore store,
      MongoTemplate mongo,
      JsonMapper json,
      Publisher publisher,
      Loops loops) {
    return new Outbound(
        store,
        new Relay(mongo, json, publisher),
        new Filer(mongo),
        loops.timers().orderedStream().<Timer<?>>map(timer -> timer).toList(),
        loops.businessClock());
  }

  /** What the timers' loop needs. */
  record Loops(@SuppressWarnings("rawtypes") ObjectProvider<Timer> timers, Clock businessClock) {}

  @Bean
  @SuppressWarnings("rawtypes")
  Loops loops(ObjectProvider<Timer> timers, Clock businessClock) {
    return new Loops(timers, businessClock);
  }

  @Bean
  KafkaAdmin.NewTopics platformTopics(@Value("${houqin.kafka.replicas:1}") short replicas) {
    return new KafkaAdmin.NewTopics(Topics.all(replicas).toArray(NewTopic[]::new));
  }
}
