package cn.houqin.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Clocks against one that counts every tick. Another run is made by {@code -Dhouqin.seed=N}; each
 * failure names the seed of its case.
 */
class SlaClockPropertyTests {

  private static final long SEED = Long.getLong("houqin.seed", 20_260_901L);
  private static final long MINUTE = 60_000;
  private static final long HORIZON = Duration.ofHours(400 * 24).toMillis();

  @Test
  void minutesCountedByHandGiveTheSameClock() {
    for (var i = 0; i < 400; i++) {
      var seed = SEED + i;
      var random = new RandomClocks(seed);
      var clock = random.ofMinutes();
      var slow = new SlowClock(clock, MINUTE, HORIZON);
      var what = "seed " + seed + ": " + clock;

      assertThat(clock.deadline()).as(what).isEqualTo(instant(slow.deadline()));
      assertThat(clock.warning(50)).as("50 %% of %s", what).isEqualTo(instant(slow.warning(50)));
      assertThat(clock.warning(80)).as("80 %% of %s", what).isEqualTo(instant(slow.warning(80)));
      var at = clock.segments().getFirst().from().plus(Duration.ofMinutes(random.below(9_000)));
      assertThat(clock.workedUntil(at).toMillis())
          .as("worked until %s of %s", at, what)
          .isEqualTo(slow.workedUntil(at.toEpochMilli()));
    }
  }

  @Test
  void millisecondsCountedByHandGiveTheSameClock() {
    var near = Duration.ofMinutes(8).toMillis();
    for (var i = 0; i < 25; i++) {
      var seed = SEED + i;
      var clock = new RandomClocks(seed).ofMilliseconds();
      var slow = new SlowClock(clock, 1, near);
      var latest = clock.segments().getFirst().from().plusMillis(near);
      var what = "seed " + seed + ": " + clock;

      assertThat(clock.deadline().filter(at -> !at.isAfter(latest)))
          .as(what)
          .isEqualTo(instant(slow.deadline()));
      assertThat(clock.warning(80).filter(at -> !at.isAfter(latest)))
          .as("80 %% of %s", what)
          .isEqualTo(instant(slow.warning(80)));
    }
  }

  @Test
  void stopAtTheDeadlineIsMetAndOneMillisecondLaterBreached() {
    for (var i = 0; i < 1_500; i++) {
      var clock = new RandomClocks(SEED + i).ofMinutes();

      clock
          .deadline()
          .ifPresent(
              deadline -> {
                assertThat(clock.stoppedAt(deadline)).isEqualTo(SlaClock.Verdict.MET);
                assertThat(clock.stoppedAt(deadline.plusMillis(1)))
                    .as("seed of %s", clock)
                    .isEqualTo(SlaClock.Verdict.BREACHED);
              });
    }
  }

  private static Optional<Instant> instant(@Nullable Long ms) {
    return Optional.ofNullable(ms).map(Instant::ofEpochMilli);
  }
}
