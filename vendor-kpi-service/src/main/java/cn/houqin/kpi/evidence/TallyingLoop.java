package cn.houqin.kpi.evidence;

import cn.houqin.platform.background.Background;
import cn.houqin.platform.time.MachineTime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sums stale buckets beside the requests, in every instance; done twice it changes nothing. How
 * long the oldest waits is a metric, {@code houqin.tallies.lag} in seconds.
 */
@Configuration(proxyBeanMethods = false)
class TallyingLoop {

  /**
   * Sums are of all figures of a bucket: while many are taken in, summing them over and over would
   * cost more than storing them. Whoever reads a card has what is stale summed first.
   */
  private static final int REST_PER_WORK = 4;

  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  @Bean
  Background tallying(Tallies tallies) {
    return new Background("tallies", Duration.ofMillis(500), tallies::sumStale)
        .resting(REST_PER_WORK, LONGEST_REST);
  }

  @Bean
  Background tallyLag(Tallies tallies, MeterRegistry meters) {
    var millis = new AtomicLong();
    TimeGauge.builder("houqin.tallies.lag", millis, TimeUnit.MILLISECONDS, AtomicLong::get)
        .register(meters);
    return new Background(
        "tally lag",
        Duration.ofSeconds(5),
        () -> {
          var waiting =
              tallies.staleSince().map(since -> Duration.between(since, MachineTime.now()));
          millis.set(waiting.orElse(Duration.ZERO).toMillis());
          return false;
        });
  }
}
