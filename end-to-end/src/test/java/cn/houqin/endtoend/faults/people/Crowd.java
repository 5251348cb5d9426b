package cn.houqin.endtoend.faults.people;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/** People who go on until they are told to stop; what one of them meets with is kept. */
public final class Crowd {

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<Thread> people = new ArrayList<>();

  /**
   * @param life what one of them does, by number, as long as the crowd is going
   */
  public void start(int many, IntConsumer life) {
    for (var number = 0; number < many; number++) {
      var own = number;
      people.add(Thread.ofVirtual().start(() -> live(own, life)));
    }
  }

  private void live(int number, IntConsumer life) {
    try {
      life.accept(number);
    } catch (Throwable failed) {
      failures.add(failed);
    }
  }

  public boolean isGoing() {
    return going.get();
  }

  public void failIfOneFailed() {
    if (!failures.isEmpty()) {
      throw new AssertionError("One of the crowd failed", failures.getFirst());
    }
  }

  /** Each does to the end what it is at. */
  public void end() {
    going.set(false);
    try {
      for (var person : people) {
        person.join();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    failIfOneFailed();
  }
}
