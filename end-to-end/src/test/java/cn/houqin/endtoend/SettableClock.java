package cn.houqin.endtoend;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The business clock of the platform under test: set forward only. */
@Configuration(proxyBeanMethods = false)
public class SettableClock {

  private static final AtomicReference<Instant> NOW =
      new AtomicReference<>(Instant.parse("2026-08-30T00:00:00Z"));

  static void setForward(Instant to) {
    NOW.accumulateAndGet(to, (now, next) -> next.isAfter(now) ? next : now);
  }

  /** Time goes by. */
  public static void forward(Duration time) {
    NOW.updateAndGet(now -> now.plus(time));
  }

  @Bean
  Clock businessClock() {
    InstantSource now = NOW::get;
    return now.withZone(ZoneOffset.UTC);
  }
}
