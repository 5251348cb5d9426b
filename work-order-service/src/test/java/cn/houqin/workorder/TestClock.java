package cn.houqin.workorder;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The business clock of this module's tests: the machine's, set forward at will, never back. */
@Component("businessClock")
public class TestClock extends Clock {

  /** The same for every instance in this JVM. */
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  private final Clock machine = Clock.systemUTC();

  /** Sets it forward to an instant, if that is ahead. */
  public void forwardTo(Instant at) {
    AHEAD.accumulateAndGet(
        Duration.between(machine.instant(), at), (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(AHEAD.get()).truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("Business time is UTC");
  }
}
