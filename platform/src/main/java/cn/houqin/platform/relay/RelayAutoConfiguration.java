package cn.houqin.platform.relay;

import cn.houqin.platform.background.Background;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.filing.Filer;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.StoreAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.kafka.core.KafkaAdmin;

/** Relay, filing and their metrics, in a service that has a store. */
@AutoConfiguration(after = {StoreAutoConfiguration.class, KafkaAutoConfiguration.class})
@ConditionalOnBean({MongoAggregateStore.class, KafkaAdmin.class})
public class RelayAutoConfiguration {

  private static final Duration PAUSE = Duration.ofMillis(500);

  /** For what another instance left that has ended since, and what no broker took. */
  private static final Duration ALL_KINDS_APART = Duration.ofSeconds(2);

  /** What many write at the same time leaves together: this much later at most. */
  private static final Duration EVENTS_APART = Duration.ofMillis(5);

  /** Nobody waits for entries of the audit. */
  private static final Duration ENTRIES_APART = Duration.ofMillis(50);

  @Bean
  Publisher publisher(
      KafkaProperties properties,
      KafkaConnectionDetails connection,
      @Value("${spring.application.name}") String name) {
    var settings = properties.buildProducerProperties();
    settings.put("bootstrap.servers", connection.getProducer().getBootstrapServers());
    settings.put("client.id", name + "-relay");
    return new Publisher(settings);
  }

  @Bean
  Background relayLoop(
      MongoAggregateStore store,
      MongoTemplate mongo,
      Publisher publisher,
      KafkaAdmin admin,
      MeterRegistry meters) {
    var published = meters.counter("houqin.relay.published");
    var publishing =
        new Publishing(
            new Visits(store, ALL_KINDS_APART),
            new Relay(mongo, publisher, store::here),
            admin,
            published::increment);
    var loop = new Background("relay", PAUSE, EVENTS_APART, publishing::round);
    store.onWrite(_ -> loop.nudge());
    return loop;
  }

  @Bean
  Background filingLoop(MongoAggregateStore store, MongoTemplate mongo) {
    var filer = new Filer(mongo);
    filer.ensureIndexes();
    var visits = new Visits(store, ALL_KINDS_APART);
    var loop = new Background("filing", PAUSE, ENTRIES_APART, () -> visits.round(filer::file));
    store.onWrite(_ -> loop.nudge());
    return loop;
  }

  @Bean
  Background backlogLoop(MongoAggregateStore store, MongoTemplate mongo, MeterRegistry meters) {
    var backlog = new Backlog(store, mongo, meters);
    return new Background(
        "backlog",
        Duration.ofSeconds(5),
        () -> {
          backlog.sample();
          return false;
        });
  }
}
