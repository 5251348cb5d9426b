package cn.houqin.workorder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs what several people do at the same time. */
public final class AtOnce {

  private AtOnce() {}

  /** Names the type of a task. */
  public static <T> Callable<T> task(Callable<T> task) {
    return task;
  }

  /** All begin when the last is ready; their answers in the same order. */
  public static <T> List<T> run(List<Callable<T>> tasks) {
    var ready = new CountDownLatch(tasks.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var begun = new ArrayList<Future<T>>();
      for (var task : tasks) {
        begun.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return task.call();
                }));
      }
      var answers = new ArrayList<T>();
      for (var one : begun) {
        answers.add(one.get());
      }
      return answers;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }
}
