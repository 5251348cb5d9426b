package cn.houqin.endtoend.faults.people;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** People working on orders all the time, each repeating a command until it is answered. */
public final class Load implements AutoCloseable {

  private final Hospital hospital;
  private final List<String> addresses;
  private final long seed;
  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong putOff = new AtomicLong();
  private final Map<String, List<String>> done = new ConcurrentHashMap<>();
  private final List<Thread> people = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();

  /**
   * @param addresses of the instances of work-order-service, used in turn
   */
  public Load(Hospital hospital, List<String> addresses, long seed) {
    this.hospital = hospital;
    this.addresses = addresses;
    this.seed = seed;
  }

  public Load start(int workers) {
    var random = new SplittableRandom(seed);
    for (var worker = 0; worker < workers; worker++) {
      var own = random.split();
      var name = "worker-" + worker + "-" + seed;
      people.add(Thread.ofVirtual().name(name).start(() -> work(name, own)));
    }
    return this;
  }

  /** Commands that were answered; throws what a worker met with. */
  public long changes() {
    failIfOneFailed();
    return changes.get();
  }

  /** Answers that asked to come again. */
  public long putOff() {
    return putOff.get();
  }

  /** Until so many more commands were answered. */
  public void awaitMore(long more) {
    var until = changes() + more;
    await().atMost(Figures.patience(120)).until(() -> changes() >= until);
  }

  /** Until so many commands were answered in all. */
  public void awaitChanges(long all) {
    await().atMost(Figures.patience(120)).until(() -> changes() >= all);
  }

  /** Until so many orders were made. */
  public void awaitOrders(long orders) {
    await().atMost(Figures.patience(120)).until(() -> changes() >= 0 && done.size() >= orders);
  }

  /** What was answered of each order, in order. */
  public Map<String, List<String>> done() {
    return done;
  }

  private void work(String name, SplittableRandom own) {
    try {
      for (var number = 0; going.get(); number++) {
        live(name + "-" + number, new OrderLife(own.nextLong()), own);
      }
    } catch (Throwable failed) {
      failures.add(failed);
    }
  }

  private void live(String name, OrderLife life, SplittableRandom own) {
    var made =
        hospital
            .as(anywhere(own), "REQUESTER")
            .postUntilAnswered(Hospital.ORDERS, Hospital.request(), name, putOff::incrementAndGet)
            .must(201);
    var id = made.text("workOrder");
    var facts = done.computeIfAbsent(id, _ -> new ArrayList<>());
    note(facts, "REQUESTED");
    for (var step : life.steps()) {
      if (!going.get()) {
        return;
      }
      var key = name + "-" + facts.size();
      var path = Hospital.ORDERS + "/" + id + step.path();
      by(step.role(), anywhere(own))
          .postUntilAnswered(path, step.body(), key, putOff::incrementAndGet)
          .must(200);
      note(facts, step.fact());
    }
  }

  private void note(List<String> facts, String fact) {
    facts.add(fact);
    changes.incrementAndGet();
  }

  private Person by(String role, String address) {
    return role.equals("VENDOR") ? hospital.vendor(address) : hospital.as(address, role);
  }

  private String anywhere(SplittableRandom own) {
    return addresses.get(own.nextInt(addresses.size()));
  }

  @Override
  public void close() {
    end();
  }

  /** Each lets the command under way be answered. */
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

  private void failIfOneFailed() {
    if (!failures.isEmpty()) {
      throw new AssertionError("A worker failed", failures.getFirst());
    }
  }
}
