package cn.houqin.endtoend.faults.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.OnDemand;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.Killable;
import cn.houqin.endtoend.faults.process.Surroundings;
import com.mongodb.client.model.Filters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R14: the machine's clock of work-order-service jumps ten minutes forward and back under load,
 * then two hours: nothing is lost, doubled, out of order or left lying for the length of the jump;
 * expired tokens are refused while it is ahead; deadlines that it passes are raised once, dated by
 * themselves.
 */
@Tag("R14")
@OnDemand
class ClockJumpTests {

  private static final Duration TO_RESPOND = Duration.ofMinutes(30);

  private static final String ORDERS = "work-order-service";

  private final Surroundings here = Surroundings.of("jumping");
  private final Hospital hospital = new Hospital("jumping-" + Figures.SEED);
  private final Hospital waiting = new Hospital("left-" + Figures.SEED);

  @Test
  void losesNothingAndLeavesNothingLying(@TempDir Path folder) {
    var time = FalseTime.in(folder);
    if (time.isEmpty()) {
      System.out.println("[fault] R14 clock jump: skipped, libfaketime is not installed");
    }
    assumeThat(time).as("libfaketime").isPresent();
    var clock = time.orElseThrow();
    try (var orders = Killable.start(ORDERS, here, List.of(), clock.words())) {
      orders.awaitReady();
      try (var elsewhere = new Announcer(here.broker())) {
        hospital.announce(elsewhere);
        waiting.announce(elsewhere);
      }
      hospital.furnish(orders.address());
      waiting.furnish(orders.address());
      var left = leaveOne(orders);
      var answered = jumpUnderLoad(orders, clock);
      jumpFar(orders, clock, left);
      var settled = new Settled(here, hospital);
      settled.awaitPublished();
      var verdict = settled.orders(answered.done());
      Figure.of(Promise.R14, "the machine's clock jumps forward and back under load")
          .atMost("faults of the R1 check", verdict.faults().size(), 0)
          .proved("published and filed within 20 s of each jump")
          .proved("401 while the clock is past a token's end, 200 again after")
          .proved("a deadline that the clock passed raised once, dated by itself")
          .told("commands", answered.changes())
          .told("commands put off", answered.putOff())
          .told("events sent again", verdict.again())
          .print();
    }
  }

  /** Acknowledged by nobody; {@link #TO_RESPOND} to do so. */
  private String leaveOne(Killable orders) {
    var nurse = waiting.as(orders.address(), "REQUESTER");
    var made = nurse.postUntilAnswered(Hospital.ORDERS, Hospital.request(), "left").must(201);
    var path = Hospital.ORDERS + "/" + made.text("workOrder");
    waiting.as(orders.address(), "DISPATCHER").must(200, path + "/acceptance", "{}");
    waiting.as(orders.address(), "DISPATCHER").must(200, path + "/dispatch", "{}");
    return waiting.name() + "/" + made.text("workOrder");
  }

  private Load jumpUnderLoad(Killable orders, FalseTime clock) {
    var load = new Load(hospital, List.of(orders.address()), Figures.SEED).start(4);
    try (load) {
      load.awaitMore(60);
      for (var ahead : List.of(Duration.ofMinutes(10), Duration.ZERO, Duration.ofMinutes(10))) {
        clock.jump(ahead);
        load.awaitMore(60);
      }
      clock.jump(Duration.ZERO);
      load.awaitMore(60);
    }
    var collection = here.store(ORDERS).getCollection("work_orders");
    var lying = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
    await().atMost(Duration.ofSeconds(20)).until(() -> collection.countDocuments(lying) == 0);
    return load;
  }

  private void jumpFar(Killable orders, FalseTime clock, String left) {
    var reader = waiting.as(orders.address(), "DISPATCHER");
    var path = Hospital.ORDERS + "/" + left.substring(waiting.name().length() + 1);
    reader.get(path).must(200);
    clock.jump(Duration.ofHours(2));
    reader.get(path).must(401);
    var collection = here.store(ORDERS).getCollection("work_orders");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> !StoredOrder.raised(collection.find(Filters.eq("_id", left)).first()).isEmpty());
    clock.jump(Duration.ZERO);
    reader.get(path).must(200);
    var order = collection.find(Filters.eq("_id", left)).first();
    assertThat(StoredOrder.raised(order)).containsExactly("RESPOND#1/deadline");
    assertThat(StoredOrder.evidence(order))
        .singleElement()
        .satisfies(
            given ->
                assertThat(given.get("figure", Document.class).getDate("datedAt").toInstant())
                    .isEqualTo(StoredOrder.at(order, "REQUESTED").plus(TO_RESPOND)));
  }
}
