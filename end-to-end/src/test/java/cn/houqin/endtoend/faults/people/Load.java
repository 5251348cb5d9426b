package cn.houqin.endtoend.faults.people;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** People working on orders all the time, each repeating a command until it is answered. */
public final class Load implements AutoCloseable {

  private final Hospital hospital;
  private final List<String> addresses;
  private final long seed;
  private final Crowd crowd = new Crowd();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicLong putOff = new AtomicLong();
  private final Map<String, List<String>> done = new ConcurrentHashMap<>();
  private int aSecond;
  private long pause;

  /**
   * @param addresses of the instances of work-order-service, used in turn
   */
  public Load(Hospital hospital, List<String> addresses, long seed) {
    this.hospital = hospital;
    this.addresses = addresses;
    this.seed = seed;
  }

  /** No more than so many commands a second by all of them; without this as many as they can. */
  public Load pacedAt(int aSecond) {
    this.aSecond = aSecond;
    return this;
  }

  public Load start(int workers) {
    pause = aSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(workers) / aSecond;
    var random = new SplittableRandom(seed);
    var own = Stream.generate(random::split).limit(workers).toList();
    crowd.start(workers, worker -> work("worker-" + worker + "-" + seed, own.get(worker)));
    return this;
  }

  /** Commands that were answered; throws what a worker met with. */
  public long changes() {
    crowd.failIfOneFailed();
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
    for (var number = 0; crowd.isGoing(); number++) {
      live(name + "-" + number, new OrderLife(own.nextLong()), own);
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
      if (!crowd.isGoing()) {
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
    LockSupport.parkNanos(pause);
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
    crowd.end();
  }
}
