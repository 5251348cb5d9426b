package cn.houqin.endtoend.faults.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The business clock of several instances: the machine's, set forward at will. */
@Configuration(proxyBeanMethods = false)
public class FaultClock {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  public static void forward(Duration time) {
    AHEAD.accumulateAndGet(time, Duration::plus);
  }

  @Bean
  Clock businessClock() {
    InstantSource ahead =
        () -> Clock.systemUTC().instant().plus(AHEAD.get()).truncatedTo(ChronoUnit.MILLIS);
    return ahead.withZone(ZoneOffset.UTC);
  }
}
