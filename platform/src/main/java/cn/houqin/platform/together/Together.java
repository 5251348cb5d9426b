package cn.houqin.platform.together;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Puts what several ask for at the same time as one question. Who asks while one is being answered
 * waits, and all who wait are answered by the next, which begins after each of them has asked. A
 * failure is everybody's who waits by then: nobody waits for one failure after another.
 */
public final class Together<Q, A> {

  private final Function<List<Q>, List<A>> answering;
  private final ReentrantLock turn = new ReentrantLock();
  private List<Asked<Q, A>> waiting = new ArrayList<>();

  private record Asked<Q, A>(Q question, CompletableFuture<A> answer) {}

  /**
   * @param answering answers many, each at its place
   */
  public Together(Function<List<Q>, List<A>> answering) {
    this.answering = answering;
  }

  /** The answer to one question. */
  public A ask(Q question) {
    var mine = new Asked<>(question, new CompletableFuture<A>());
    synchronized (this) {
      waiting.add(mine);
    }
    turn.lock();
    try {
      if (!mine.answer().isDone()) {
        answerAll();
      }
    } finally {
      turn.unlock();
    }
    try {
      return mine.answer().join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  /** How many wait for the next answer. */
  synchronized int waiting() {
    return waiting.size();
  }

  private void answerAll() {
    var all = taken();
    try {
      var answers = answering.apply(all.stream().map(Asked::question).toList());
      for (var n = 0; n < all.size(); n++) {
        all.get(n).answer().complete(answers.get(n));
      }
    } catch (Throwable failed) {
      all.forEach(one -> one.answer().completeExceptionally(failed));
      taken().forEach(one -> one.answer().completeExceptionally(failed));
    }
  }

  private synchronized List<Asked<Q, A>> taken() {
    var all = waiting;
    waiting = new ArrayList<>();
    return all;
  }
}
