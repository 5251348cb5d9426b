package cn.houqin.platform.timer;

import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.store.StoreAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The loop over the timers of a service that has a store. */
@AutoConfiguration(after = StoreAutoConfiguration.class)
@ConditionalOnBean(MongoAggregateStore.class)
public class TimerAutoConfiguration {

  /** Another instance may have written what is due. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  @Bean
  Background timerLoop(
      ObjectProvider<Timer<?>> timers,
      MongoAggregateStore store,
      Clock businessClock,
      MeterRegistry meters) {
    var fired = meters.counter("houqin.timers.fired");
    var visits = new Visits(store, LONGEST);
    var firing = new Timers(timers::orderedStream, visits, businessClock, fired::increment);
    return new Background("timers", Duration.ofMillis(200), firing::round);
  }

  @Bean
  Background timerLagLoop(
      ObjectProvider<Timer<?>> timers,
      MongoTemplate mongo,
      Clock businessClock,
      MeterRegistry meters) {
    var lag = new TimerLag(timers::orderedStream, mongo, businessClock, meters);
    return new Background(
        "timer lag",
        Duration.ofSeconds(5),
        () -> {
          lag.sample();
          return false;
        });
  }
}
