package cn.houqin.platform.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A loop works when nudged, goes on after failures, ends, and can begin again. */
class BackgroundTests {

  private static final Duration LONG = Duration.ofMinutes(10);
  private final AtomicInteger rounds = new AtomicInteger();

  private void awaitRounds(int atLeast) {
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> rounds.get() >= atLeast);
  }

  private boolean count() {
    rounds.incrementAndGet();
    return false;
  }

  @Test
  void worksWhenNudged() {
    var loop = new Background("test", LONG, this::count);
    loop.start();
    awaitRounds(1);

    loop.nudge();

    awaitRounds(2);
    loop.stop();
  }

  @Test
  void goesOnAtOnceWhileThereIsMore() {
    var loop = new Background("test", LONG, () -> rounds.incrementAndGet() < 5);
    loop.start();

    awaitRounds(5);
    loop.stop();
    assertThat(rounds).hasValue(5);
  }

  @Test
  void keepsItsRoundsApartHoweverOftenItIsNudged() {
    var begun = new CopyOnWriteArrayList<Long>();
    var itself = new AtomicReference<Background>();
    var loop =
        new Background(
            "test",
            LONG,
            Duration.ofMillis(60),
            () -> {
              begun.add(System.nanoTime());
              itself.get().nudge();
              return rounds.incrementAndGet() < 3;
            });
    itself.set(loop);
    loop.start();

    awaitRounds(5);
    loop.stop();
    for (var n = 1; n < 5; n++) {
      assertThat(begun.get(n) - begun.get(n - 1)).isGreaterThan(30_000_000L);
    }
  }

  @Test
  void restsSoManyTimesAsLongAsARoundTook() {
    assertThat(rests(3, LONG)).hasSize(3).allMatch(nanos -> nanos > 50_000_000L);
  }

  @Test
  void butNotLongerThanItIsLet() {
    assertThat(rests(10_000, Duration.ofMillis(30)))
        .hasSize(3)
        .allMatch(nanos -> nanos > 25_000_000L);
  }

  /** Between rounds of 20 ms each. */
  private List<Long> rests(int timesAsLong, Duration longest) {
    var ended = new CopyOnWriteArrayList<Long>();
    var gone = new CopyOnWriteArrayList<Long>();
    var loop =
        new Background(
                "test",
                LONG,
                () -> {
                  if (!ended.isEmpty()) {
                    gone.add(System.nanoTime() - ended.getLast());
                  }
                  LockSupport.parkNanos(20_000_000);
                  ended.add(System.nanoTime());
                  return rounds.incrementAndGet() < 4;
                })
            .resting(timesAsLong, longest);
    loop.start();

    awaitRounds(4);
    loop.stop();
    return gone;
  }

  @Test
  void goesOnAfterAFailure() {
    var loop =
        new Background(
            "test",
            Duration.ofMillis(10),
            () -> {
              if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("passing");
              }
              return false;
            });
    loop.start();

    awaitRounds(3);
    loop.stop();
  }

  @Test
  void beginsAgainAfterItsEnd() {
    var loop = new Background("test", LONG, this::count);
    loop.start();
    awaitRounds(1);
    loop.stop();
    assertThat(loop.isRunning()).isFalse();

    loop.start();

    awaitRounds(2);
    assertThat(loop.isRunning()).isTrue();
    loop.stop();
  }

  @Test
  void letsItsRoundEnd() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    var loop =
        new Background(
            "test",
            LONG,
            () -> {
              begun.countDown();
              mayEnd.await();
              return count();
            });
    loop.start();
    assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    var ended = new CountDownLatch(1);

    loop.stop(ended::countDown);
    assertThat(ended.getCount()).isOne();
    mayEnd.countDown();

    assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(rounds).hasValue(1);
  }
}
