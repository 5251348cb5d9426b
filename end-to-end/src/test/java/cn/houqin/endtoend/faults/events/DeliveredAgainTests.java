package cn.houqin.endtoend.faults.events;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.endtoend.faults.Figure;
import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.Promise;
import cn.houqin.endtoend.faults.Size;
import cn.houqin.endtoend.faults.check.Digests;
import cn.houqin.endtoend.faults.check.Settled;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Announcer;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.endtoend.faults.people.Load;
import cn.houqin.endtoend.faults.process.Instance;
import cn.houqin.endtoend.faults.process.Surroundings;
import cn.houqin.events.Streams;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * R2: every event delivered twice, and every partition read again from its beginning while new ones
 * arrive: copies, observations, cards and reservations are the same to the byte.
 */
@Tag("R2")
@Tag("R6")
class DeliveredAgainTests {

  private static final String ORDERS = "work-order-service";
  private static final String KPI = "vendor-kpi-service";
  private static final String INVENTORY = "inventory-service";

  private final Surroundings here = Surroundings.of("again");
  private final Hospital old = new Hospital("old-" + Figures.SEED);
  private final Size beside = Size.of("changes", 120, 10_000);
  private final Hospital young = new Hospital("young-" + Figures.SEED);

  @Test
  void readAgainWhileNewOnesArriveTheyLeaveTheSameBytes() {
    try (var orders = Instance.start(ORDERS, here)) {
      announce(orders);
      Map<String, String> before;
      var firstInventory = Instance.starting(INVENTORY, here);
      try (var kpi = Instance.start(KPI, here);
          var inventory = firstInventory.join()) {
        inventory.awaitReady();
        kpi.awaitReady();
        work(orders, kpi);
        before = Digests.of(here, old, kpi.address());
      }
      var again = 0;
      var load = new Load(young, List.of(orders.address()), Figures.SEED + 1).start(4);
      try (load) {
        again = deliverTwice();
        readFromBeginning(KPI);
        readFromBeginning(INVENTORY);
        var secondInventory = Instance.starting(INVENTORY, here);
        try (var kpi = Instance.start(KPI, here);
            var inventory = secondInventory.join()) {
          inventory.awaitReady();
          kpi.awaitReady();
          load.awaitMore(beside.here());
          load.end();
          settle(young);
          assertThat(Digests.of(here, old, kpi.address())).isEqualTo(before);
          young.scoreAt(kpi.address());
          new Settled(here, young).assertCardsFollowFromOrders(kpi.address());
          new Settled(here, old).assertCardsFollowFromOrders(kpi.address());
        }
      }
      var verdict = new Settled(here, old).orders(Map.of());
      assertThat(verdict.faults()).isEmpty();
      assertThat(verdict.again()).isGreaterThanOrEqualTo(verdict.events());
      Figure.of(
              Promise.R2,
              "every event twice and shuffled, every partition from its beginning, beside new ones")
          .size(beside.reached(new Settled(here, young).orders(Map.of()).changes()))
          .told("events delivered twice", again)
          .told("collections and cards", before.size())
          .proved("all equal to the byte")
          .print();
      Figure.of(
              Promise.R6,
              "vendor-kpi-service and inventory-service away while every event came again")
          .told("events", again)
          .told("changes meanwhile", load.changes())
          .proved("all read to the end; cards equal to a recomputation from the orders")
          .print();
    }
  }

  private void announce(Instance orders) {
    try (var elsewhere = new Announcer(here.broker())) {
      old.announce(elsewhere);
      young.announce(elsewhere);
    }
    old.furnish(orders.address());
    young.furnish(orders.address());
  }

  /** Orders to their end, and some that ask for parts which are not there. */
  private void work(Instance orders, Instance kpi) {
    old.scoreAt(kpi.address());
    try (var load = new Load(old, List.of(orders.address()), Figures.SEED).start(4);
        var elsewhere = new Announcer(here.broker())) {
      load.awaitMore(80);
      for (var number = 0; number < 5; number++) {
        elsewhere.state(
            Streams.WORK_ORDERS,
            "work-order.parts-requested.v1",
            old.name() + "-parts",
            "wo-" + number,
            """
            {"workOrder": "wo-%1$d", "line": "CLEANING", "request": "request-%1$d", "by": "worker",
             "parts": [{"material": "M-1", "store": "S-1", "quantity": "2"}],
             "occurredAt": "2026-11-01T00:00:00Z", "recordedAt": "2026-11-01T00:00:00Z"}
            """
                .formatted(number));
      }
    }
    settle(old);
  }

  private void settle(Hospital hospital) {
    new Settled(here, hospital).awaitPublished();
    for (var service : List.of(KPI, INVENTORY)) {
      Topic.of(here.broker(), Streams.WORK_ORDERS).awaitReadBy(here.database(service));
    }
  }

  /** All that stands on the topics which are consumed, put there once more in any order. */
  private int deliverTwice() {
    var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
    for (var stream :
        List.of(Streams.WORK_ORDERS, Streams.CONTRACTS, Streams.HOSPITALS, Streams.SITES)) {
      for (var entry : Topic.of(here.broker(), stream).read()) {
        var record = entry.record();
        records.add(
            new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.key(),
                record.value(),
                record.headers()));
      }
    }
    Collections.shuffle(records, new Random(Figures.SEED));
    try (var elsewhere = new Announcer(here.broker())) {
      elsewhere.send(records);
    }
    return records.size();
  }

  private void readFromBeginning(String service) {
    var group = here.database(service);
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", here.broker()))) {
      var start = new HashMap<org.apache.kafka.common.TopicPartition, OffsetAndMetadata>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
      assertThat(start).isNotEmpty();
      admin.alterConsumerGroupOffsets(group, start).all().get();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }
}
