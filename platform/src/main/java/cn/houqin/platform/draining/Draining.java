package cn.houqin.platform.draining;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * The time between an instance saying that it is no longer ready and its door closing: it goes on
 * answering meanwhile, until whoever hands out requests has looked and turned to others.
 */
final class Draining implements SmartLifecycle {

  private final Duration length;
  private volatile CountDownLatch over = new CountDownLatch(0);

  Draining(Duration length) {
    this.length = length;
  }

  @Override
  public void start() {
    over = new CountDownLatch(1);
  }

  @Override
  public void stop() {
    try {
      if (!over.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
        over.countDown();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return over.getCount() > 0;
  }

  /** Before everything else at the end. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
