package cn.houqin.platform.counter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongUnaryOperator;

/** Draws numbers for all who wait at once. */
final class Drawing {

  private final LongUnaryOperator draw;
  private final ReentrantLock turn = new ReentrantLock();
  private List<CompletableFuture<Long>> waiting = new ArrayList<>();

  /**
   * @param draw takes so many numbers and answers the last of them
   */
  Drawing(LongUnaryOperator draw) {
    this.draw = draw;
  }

  long next() {
    var mine = new CompletableFuture<Long>();
    synchronized (this) {
      waiting.add(mine);
    }
    turn.lock();
    try {
      if (!mine.isDone()) {
        drawForAll();
      }
    } finally {
      turn.unlock();
    }
    try {
      return mine.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** How many wait for the next draw. */
  synchronized int waiting() {
    return waiting.size();
  }

  private void drawForAll() {
    List<CompletableFuture<Long>> all;
    synchronized (this) {
      all = waiting;
      waiting = new ArrayList<>();
    }
    try {
      var number = draw.applyAsLong(all.size()) - all.size();
      for (var one : all) {
        one.complete(++number);
      }
    } catch (RuntimeException failed) {
      all.forEach(one -> one.completeExceptionally(failed));
    }
  }
}
