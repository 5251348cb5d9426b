package cn.houqin.platform.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A loop on a thread of its own: works when nudged and every so often besides, goes on after
 * failures. It begins before the first request is taken and ends after the last one is answered.
 */
public final class Background implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final int FAILURES_PER_LOG_LINE = 60;
  private static final Duration LAST_ROUND = Duration.ofSeconds(8);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(4);

  /** One round; true if there may be more at once. */
  @FunctionalInterface
  public interface Round {
    boolean run() throws InterruptedException;
  }

  /** How long nothing is done after a round, by how long that took. */
  private record Rest(int timesAsLong, Duration longest) {

    static final Rest NONE = new Rest(0, Duration.ZERO);

    long nanosAfter(long round) {
      return Math.min(timesAsLong * round, longest.toNanos());
    }
  }

  private final String name;
  private final Duration pause;
  private final long apartNanos;
  private final Rest rest;
  private final Round round;
  private final Semaphore nudges = new Semaphore(0);
  private @Nullable Thread thread;
  private CountDownLatch end = new CountDownLatch(0);

  /**
   * @param pause the longest between two rounds, its rest apart
   */
  public Background(String name, Duration pause, Round round) {
    this(name, pause, Duration.ZERO, round);
  }

  /**
   * @param pause the longest between two rounds, its rest apart
   * @param apart the shortest from the begin of one round to that of the next, so that what many
   *     ask for is done together; a nudge after a rest is followed at once
   */
  public Background(String name, Duration pause, Duration apart, Round round) {
    this(name, pause, apart, Rest.NONE, round);
  }

  private Background(String name, Duration pause, Duration apart, Rest rest, Round round) {
    this.name = name;
    this.pause = pause;
    this.apartNanos = apart.toNanos();
    this.rest = rest;
    this.round = round;
  }

  /**
   * The same, which after each round rests so many times as long as the round took: what grows with
   * the data then leaves the store to those that write them.
   *
   * @param longest it rests, however long a round was held up
   */
  public Background resting(int timesAsLong, Duration longest) {
    var rests = new Rest(timesAsLong, longest);
    return new Background(name, pause, Duration.ofNanos(apartNanos), rests, round);
  }

  /** There is something to do now. */
  public void nudge() {
    if (nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      var running = new CountDownLatch(1);
      end = running;
      thread = Thread.ofVirtual().name(name).start(() -> loop(running));
    }
  }

  private void loop(CountDownLatch until) {
    var failures = 0;
    while (until.getCount() > 0) {
      try {
        var begun = System.nanoTime();
        var more = round.run();
        var rested = System.nanoTime() + rest.nanosAfter(System.nanoTime() - begun);
        if (more || nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          until.await(begun + apartNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
          nudges.drainPermits();
        }
        until.await(rested - System.nanoTime(), TimeUnit.NANOSECONDS);
        failures = 0;
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        if (until.getCount() > 0 && failures++ % FAILURES_PER_LOG_LINE == 0) {
          LOG.warn("{} goes on after a failure", name, failed);
        }
        if (endsWithin(until, AFTER_FAILURE)) {
          return;
        }
      }
    }
  }

  private static boolean endsWithin(CountDownLatch until, Duration time) {
    try {
      return until.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Lets the present round end; interrupts it if it takes too long. */
  @Override
  public synchronized void stop() {
    var ending = thread;
    if (ending == null) {
      return;
    }
    end.countDown();
    nudges.release();
    try {
      if (!ending.join(LAST_ROUND)) {
        ending.interrupt();
        ending.join(AFTER_INTERRUPT);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  /** All loops end at the same time. */
  @Override
  public void stop(Runnable ended) {
    Thread.ofVirtual()
        .name(name + " ends")
        .start(
            () -> {
              stop();
              ended.run();
            });
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  /** Before the web server and the listeners at the start, after them at the end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 8192;
  }
}
