package cn.houqin.platform.inbox;

import cn.houqin.platform.inbox.TestEvent.Fact.Weighed;
import cn.houqin.platform.observe.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** What was weighed, alone or together; what weighs nothing fails. */
final class Weighings {

  static final String NOTHING = "nothing";
  static final String WAITS = "waits";

  private volatile CountDownLatch gate = new CountDownLatch(1);
  private final Set<String> weighed = new LinkedHashSet<>();
  private final Set<String> noted = new LinkedHashSet<>();
  private final List<List<String>> runs = new ArrayList<>();

  void alone(Received<Weighed> event) {
    weigh(event);
  }

  void together(List<Received<Weighed>> events) {
    if (Trace.current() == null) {
      throw new IllegalStateException("Under no trace");
    }
    if (events.stream().anyMatch(event -> event.body().what().equals(NOTHING))) {
      throw new IllegalArgumentException("One weighs nothing");
    }
    events.forEach(this::weigh);
    synchronized (this) {
      runs.add(events.stream().map(Received::id).toList());
    }
  }

  /** The other thing that is done with what was weighed. */
  synchronized void note(Received<Weighed> event) {
    noted.add(event.id());
  }

  private void weigh(Received<Weighed> event) {
    if (event.body().what().equals(NOTHING)) {
      throw new IllegalArgumentException("Weighs nothing");
    }
    if (event.body().what().equals(WAITS)) {
      await();
    }
    synchronized (this) {
      weighed.add(event.id());
    }
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is said to wait waits from now on. */
  void close() {
    gate = new CountDownLatch(1);
  }

  /** What waits goes on. */
  void open() {
    gate.countDown();
  }

  /** Those whose id begins so. */
  synchronized List<String> weighed(String prefix) {
    return weighed.stream().filter(id -> id.startsWith(prefix)).toList();
  }

  synchronized List<String> noted(String prefix) {
    return noted.stream().filter(id -> id.startsWith(prefix)).toList();
  }

  synchronized List<List<String>> runs() {
    return List.copyOf(runs);
  }
}
