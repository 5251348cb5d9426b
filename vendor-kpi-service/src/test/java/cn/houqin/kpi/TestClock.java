package cn.houqin.kpi;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The business clock of this module's tests: the machine's, set forward at will, never back. */
@Component("businessClock")
public class TestClock extends Clock {

  /** The zone of the tests' hospitals. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Clock machine = Clock.systemUTC();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Sets it forward to an instant, if that is ahead. */
  public void forwardTo(Instant at) {
    ahead.accumulateAndGet(
        Duration.between(machine.instant(), at), (a, b) -> a.compareTo(b) < 0 ? b : a);
  }

  public void forward(Duration further) {
    forwardTo(instant().plus(further));
  }

  /** Sets it forward to the month's cut-off: its end and a day. */
  public void forwardToCutOff(YearMonth month) {
    forwardTo(month.plusMonths(1).atDay(2).atStartOfDay(ZONE).toInstant());
  }

  public YearMonth month() {
    return YearMonth.from(instant().atZone(ZONE));
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead.get()).truncatedTo(ChronoUnit.MILLIS);
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
