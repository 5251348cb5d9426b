package cn.houqin.platform.relay;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop on a thread of its own: works when nudged and every so often besides, goes on after
 * failures, ends when closed.
 */
public final class Background implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);

  /** One round; true if there may be more at once. */
  @FunctionalInterface
  public interface Round {
    boolean run() throws InterruptedException;
  }

  private final String name;
  private final Duration pause;
  private final Round round;
  private final Semaphore nudges = new Semaphore(0);
  private volatile boolean open = true;
  private final Thread thread;

  public Background(String name, Duration pause, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::loop);
  }

  public void start() {
    thread.start();
  }

  /** There is something to do now. */
  public void nudge() {
    if (nudges.availablePermits() == 0) {
      nudges.release();
    }
  }

  private void loop() {
    while (open) {
      try {
        if (!round.run() && nudges.tryAcquire(1, pause.toMillis(), TimeUnit.MILLISECONDS)) {
          nudges.drainPermits();
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException failed) {
        LOG.warn("{} goes on after: {}", name, failed.toString());
        waitAfterFailure();
      }
    }
  }

  private void waitAfterFailure() {
    try {
      var _ = nudges.tryAcquire(2, AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }

  /** Lets the present round end, then ends. */
  @Override
  public void close() {
    open = false;
    nudges.release(2);
    try {
      thread.join(Duration.ofSeconds(15));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
