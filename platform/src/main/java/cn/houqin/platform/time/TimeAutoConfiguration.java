package cn.houqin.platform.time;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The business clock: UTC, milliseconds. A test may put its own in its place. */
@AutoConfiguration
public class TimeAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = "businessClock")
  Clock businessClock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }
}
