package cn.houqin.standalone.deployment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Parts of something that begin at the same time, each on a thread of its own, and end one after
 * the other, the last named first. With the first failure no more begin, and who waits for another
 * waits no longer: the first failure is everybody's.
 */
public final class Parts implements AutoCloseable {

  private final Deque<Part<?>> all = new ArrayDeque<>();
  private final CompletableFuture<Void> failure = new CompletableFuture<>();

  /** The end was asked for before everything had begun. */
  public static final class GivenUp extends CannotStart {
    GivenUp() {
      super("It was ended before it was ready.");
    }
  }

  /** One of them, which may have yet to begin. */
  public record Part<T extends AutoCloseable>(
      CompletableFuture<T> begun, CompletableFuture<Void> failure) {

    /** Once it has begun; throws the first failure of any part before that. */
    public T get() {
      try {
        CompletableFuture.anyOf(begun, failure).join();
        return begun.join();
      } catch (CompletionException failed) {
        throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
      }
    }

    private void end() {
      begun
          .handle((one, failed) -> failed == null ? Optional.of(one) : Optional.<T>empty())
          .join()
          .ifPresent(Parts::end);
    }
  }

  /** Begins it beside the others. */
  public <T extends AutoCloseable> Part<T> begin(String name, Supplier<T> beginning) {
    var begun =
        CompletableFuture.supplyAsync(
            () -> {
              goOn();
              return beginning.get();
            },
            task -> Thread.ofPlatform().name(name).start(task));
    begun.whenComplete(
        (_, failed) -> {
          if (failed != null) {
            fail(failed);
          }
        });
    return named(new Part<>(begun, failure));
  }

  /** One that has begun, or is about to on this thread. */
  public void add(AutoCloseable begun) {
    named(new Part<>(CompletableFuture.completedFuture(begun), failure));
  }

  private synchronized <T extends AutoCloseable> Part<T> named(Part<T> part) {
    all.push(part);
    return part;
  }

  /** Until all have begun; throws the first failure. */
  public void await() {
    named().forEach(Part::get);
  }

  private synchronized List<Part<?>> named() {
    return List.copyOf(all);
  }

  /** True; throws the first failure, if there is one. */
  public boolean goOn() {
    if (failure.isDone()) {
      throw failure.exceptionNow() instanceof RuntimeException first
          ? first
          : new IllegalStateException(failure.exceptionNow());
    }
    return true;
  }

  /** As at Ctrl-C; without effect on what has begun. */
  public void giveUp() {
    fail(new GivenUp());
  }

  private void fail(Throwable failed) {
    failure.completeExceptionally(
        failed instanceof CompletionException && failed.getCause() != null
            ? failed.getCause()
            : failed);
  }

  /** Ends all, also what is still beginning when it has begun. */
  @Override
  public void close() {
    giveUp();
    for (var next = last(); next.isPresent(); next = last()) {
      next.get().end();
    }
  }

  private synchronized Optional<Part<?>> last() {
    return Optional.ofNullable(all.poll());
  }

  private static void end(AutoCloseable begun) {
    try {
      begun.close();
    } catch (Exception failed) {
      System.err.println("Stopping goes on after: " + failed);
    }
  }
}
