package cn.houqin.endtoend.faults.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;

/** Several who act at the same moment. */
public final class AtOnce {

  private AtOnce() {}

  /** What each was answered. */
  public static <R> List<R> all(int people, IntFunction<R> act) {
    var start = new CyclicBarrier(people);
    var tasks = new ArrayList<Callable<R>>();
    for (var person = 0; person < people; person++) {
      var number = person;
      tasks.add(
          () -> {
            start.await();
            return act.apply(number);
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<R>();
      for (var answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
