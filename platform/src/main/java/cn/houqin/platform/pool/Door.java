package cn.houqin.platform.pool;

import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets as many through as there are connections, first come first served. */
final class Door {

  private final Semaphore connections;
  private final AtomicInteger waiting = new AtomicInteger();
  private final int mostWaiting;
  private final Duration longestWait;

  /**
   * @param size the pool's; 0 for one without limit
   */
  Door(int size, int mostWaiting, Duration longestWait) {
    this.connections = new Semaphore(size == 0 ? Integer.MAX_VALUE : size, true);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /** Waits in line; refuses at once where the line is long, and later whom it lasted too long. */
  void enter() {
    try {
      if (connections.tryAcquire(0, TimeUnit.NANOSECONDS)) {
        return;
      }
      try {
        if (waiting.incrementAndGet() > mostWaiting
            || !connections.tryAcquire(longestWait.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new StoreBusy();
        }
      } finally {
        waiting.decrementAndGet();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MongoInterruptedException("Interrupted while waiting for the store", stopped);
    }
  }

  void leave() {
    connections.release();
  }

  int waiting() {
    return waiting.get();
  }
}
