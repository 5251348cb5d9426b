package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.StoreAutoConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;
import tools.jackson.databind.json.JsonMapper;

/** Relay, filing and timers of a service that has a store. */
@AutoConfiguration(after = {StoreAutoConfiguration.class, KafkaAutoConfiguration.class})
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
    return new Outbound(store, new Relay(mongo, json, publisher), new Filer(mongo), loops);
  }

  /** What the timers' loop needs. */
  record Loops(
      @SuppressWarnings("rawtypes") ObjectProvider<Timer> timers,
      Clock businessClock,
      KafkaAdmin admin) {}

  @Bean
  @SuppressWarnings("rawtypes")
  Loops loops(ObjectProvider<Timer> timers, Clock businessClock, KafkaAdmin admin) {
    return new Loops(timers, businessClock, admin);
  }
}
