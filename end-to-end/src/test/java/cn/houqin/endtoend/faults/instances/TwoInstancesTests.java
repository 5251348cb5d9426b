package cn.houqin.endtoend.faults.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.clock.FaultClock;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R3: two instances of work-order-service and of vendor-kpi-service on one store: each timer fires
 * once, each aggregate's order is kept, and both did work. Two contexts in one JVM share nothing
 * but the store and the broker.
 */
@Tag("R3")
class TwoInstancesTests {

  private static final String ORDERS = "work-order-service";
  private static final String KPI = "vendor-kpi-service";

  private final Surroundings here = Surroundings.of("twice");
  private final Hospital hospital = new Hospital("twice-" + Figures.SEED);
  private final Size changes = Size.of("changes", 300, 10_000);
  private final Hospital waiting = new Hospital("waiting-" + Figures.SEED);

  @Test
  void fireEachTimerOnceKeepOrderAndShareTheWork() {
    var secondOrders = Instance.starting(ORDERS, here, FaultClock.class);
    var firstKpi = Instance.starting(KPI, here, FaultClock.class);
    var secondKpi = Instance.starting(KPI, here, FaultClock.class);
    try (var first = Instance.start(ORDERS, here, FaultClock.class);
        var second = secondOrders.join();
        var kpi = firstKpi.join();
        var other = secondKpi.join()) {
      var orders = List.of(first, second);
      announce(first.address());
      hospital.scoreAt(kpi.address());
      var load = new Load(hospital, List.of(first.address(), second.address()), Figures.SEED);
      try (load) {
        load.start(4).awaitMore(changes.here());
      }
      var settled = new Settled(here, hospital);
      settled.awaitPublished();
      settled.awaitTakenIn();
      var verdict = settled.orders(load.done());
      assertThat(verdict.faults()).isEmpty();
      settled.assertCardsFollowFromOrders(kpi.address());
      var timers = fireTimers(orders);
      assertBoth(orders, "houqin.relay.published");
      assertBoth(List.of(kpi, other), "houqin.inbox.effect");
      Figure.of(Promise.R3, "two instances of work-order-service and of vendor-kpi-service")
          .size(changes.reached(verdict.changes()))
          .told("orders", verdict.orders())
          .told("events", verdict.events())
          .told("timers, each fired once", timers)
          .none("gaps", verdict.faults())
          .print();
    }
  }

  private void announce(String address) {
    try (var elsewhere = new Announcer(here.broker())) {
      hospital.announce(elsewhere);
      waiting.announce(elsewhere);
    }
    hospital.furnish(address);
    waiting.furnish(address);
  }

  /** Waves of orders left alone for a day, until both instances have fired some. */
  private int fireTimers(List<Instance> orders) {
    var ids = new ArrayList<String>();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              ids.addAll(leaveAlone(orders.get(ids.size() / 30 % 2).address(), ids.size()));
              return orders.stream().allMatch(one -> one.count("houqin.timers.fired") > 0);
            });
    new Settled(here, waiting).awaitPublished();
    var verdict = new Settled(here, waiting).orders(java.util.Map.of());
    assertThat(verdict.faults()).isEmpty();
    assertFiredOnce(ids);
    return ids.size() * 2;
  }

  private List<String> leaveAlone(String address, int from) {
    var ids = new ArrayList<String>();
    for (var number = from; number < from + 30; number++) {
      var made =
          waiting
              .as(address, "REQUESTER")
              .postUntilAnswered(Hospital.ORDERS, Hospital.request(), "waiting-" + number);
      var id = made.must(201).text("workOrder");
      var path = Hospital.ORDERS + "/" + id;
      waiting.as(address, "DISPATCHER").must(200, path + "/acceptance", "{}");
      waiting.as(address, "DISPATCHER").must(200, path + "/dispatch", "{}");
      waiting.vendor(address).must(200, path + "/acknowledgement", "{}");
      ids.add(id);
    }
    FaultClock.forward(Duration.ofHours(13));
    awaitRaised(1);
    FaultClock.forward(Duration.ofHours(12));
    awaitRaised(2);
    return ids;
  }

  private void awaitRaised(int points) {
    var collection = here.store(ORDERS).getCollection("work_orders");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(collection.find(Filters.eq("hospital", waiting.name())))
                    .allMatch(order -> StoredOrder.raised(order).size() >= points));
  }

  /** One warning and one breach of each, and one notice of each to each recipient. */
  private void assertFiredOnce(List<String> ids) {
    var told = new HashSet<String>();
    for (var entry : Topic.of(here.broker(), Streams.WORK_ORDERS).read()) {
      if (entry.key().startsWith(waiting.name() + "/")
          && Set.of("work-order.clock-warned.v1", "work-order.clock-breached.v1")
              .contains(entry.type())) {
        told.add(entry.key() + " " + entry.type() + " " + entry.sequence());
      }
    }
    assertThat(told).hasSize(ids.size() * 2);
    var notices = here.store(ORDERS).getCollection("notices");
    var kinds = List.of("notice.clock-warned", "notice.clock-breached");
    var seen = new HashSet<String>();
    for (var notice :
        notices.find(
            Filters.and(Filters.eq("hospital", waiting.name()), Filters.in("key", kinds)))) {
      assertThat(
              seen.add(notice.get("recipient") + " " + notice.get("key") + " " + notice.get("ids")))
          .isTrue();
    }
    assertThat(seen).hasSizeGreaterThanOrEqualTo(ids.size() * 2);
  }

  private static void assertBoth(List<Instance> instances, String meter) {
    assertThat(instances).allMatch(one -> one.count(meter) > 0);
  }
}
