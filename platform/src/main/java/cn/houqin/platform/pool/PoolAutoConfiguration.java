package cn.houqin.platform.pool;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.metrics.MongoMetricsAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The queue in front of every pool of the service's client; after all who listen besides. */
@AutoConfiguration(
    before = MongoAutoConfiguration.class,
    after = MongoMetricsAutoConfiguration.class)
public class PoolAutoConfiguration {

  /**
   * @param mostWaiting whoever comes when so many wait is refused at once
   * @param longestWait nobody waits longer; the same as what the driver may wait for a connection
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  MongoClientSettingsBuilderCustomizer fairQueue(
      @Value("${houqin.store.most-waiting:1000}") int mostWaiting,
      @Value("${houqin.store.longest-wait:2s}") Duration longestWait,
      ObjectProvider<MeterRegistry> meters) {
    return settings ->
        settings.applyToConnectionPoolSettings(
            pool -> {
              var others = pool.build().getConnectionPoolListeners();
              var queue = new FairQueue(others, mostWaiting, longestWait);
              meters.ifAvailable(
                  registry ->
                      Gauge.builder("houqin.store.waiting", queue, FairQueue::waiting)
                          .register(registry));
              pool.connectionPoolListenerList(List.of(queue));
            });
  }
}
