package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import cn.houqin.workorder.ticking.Orders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Another priority begins a new segment of the clocks. */
@HouqinServiceTest
class ChangingPrioritiesTests {

  private static final String URGENT = "{\"priority\":\"URGENT\",\"reason\":\"flooding\"}";

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  @Autowired private Orders orders;
  @Autowired private Repriorities repriorities;

  private static Instant requestedAt(AnOrder order) {
    return Instant.parse(order.view().text("/requestedAt"));
  }

  private static Instant deadline(AnOrder order, String kind) {
    return order
        .hospital()
        .as("AUDITOR")
        .get(order.path() + "/clocks")
        .must(200)
        .body()
        .valueStream()
        .filter(one -> one.get("kind").asString().equals(kind))
        .map(one -> Instant.parse(one.get("deadline").asString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void bringsDeadlinesForwardAndKeepsTheTimeWorked() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var asked = requestedAt(order);
    assertThat(deadline(order, "COMPLETE")).isEqualTo(asked.plus(Duration.ofMinutes(240)));

    var changed = order.by(hospital.dispatcher(), "priority", URGENT).must(200);

    assertThat(changed.text("/priority")).isEqualTo("URGENT");
    assertThat(deadline(order, "COMPLETE")).isEqualTo(asked.plus(Duration.ofMinutes(120)));
    assertThat(Instant.parse(changed.text("/dueAt"))).isEqualTo(asked.plus(Duration.ofMinutes(15)));
    assertThat(order.history()).endsWith("DISPATCHED", "REPRIORITISED");
  }

  @Test
  void isDueAtOnceWhereTheNewTargetIsReachedAlready() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    order.by(hospital.vendorUser(AHospital.VENDOR), "acknowledgement").must(200);
    clock.forwardTo(requestedAt(order).plus(Duration.ofMinutes(40)));

    order.by(hospital.dispatcher(), "priority", URGENT).must(200);
    clock.forwardTo(clock.instant().plusSeconds(1));
    order.by(hospital.vendorUser(AHospital.VENDOR), "arrival").must(200);

    assertThat(order.clocks()).contains("ARRIVE#1 BREACHED " + AHospital.VENDOR);
    assertThat(order.clocks()).contains("RESPOND#1 MET " + AHospital.VENDOR);
  }

  @Test
  void warnsAgainWhereTheNewTargetRunsOut() {
    var hospital = hospitals.ready();
    var order = hospital.requested("LAMP", "B1-101", "URGENT");
    order.by(hospital.dispatcher(), "acceptance").must(200);
    order.by(hospital.dispatcher(), "dispatch").must(200);
    order.by(hospital.vendorUser(AHospital.VENDOR), "arrival").must(200);
    var asked = requestedAt(order);
    clock.forwardTo(asked.plus(Duration.ofMinutes(31)));
    awaitHalfOfMakeSafe(order, 1);

    order
        .by(hospital.dispatcher(), "priority", "{\"priority\":\"ROUTINE\",\"reason\":\"dry\"}")
        .must(200);
    clock.forwardTo(asked.plus(Duration.ofMinutes(61)));

    awaitHalfOfMakeSafe(order, 2);
  }

  private static void awaitHalfOfMakeSafe(AnOrder order, int times) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        TestTopics.heard(
                            Streams.WORK_ORDERS,
                            order.hospital().name(),
                            order.id(),
                            WorkOrderEvent.ClockWarned.class))
                    .filteredOn(one -> one.clock().equals("MAKE_SAFE") && one.percent() == 50)
                    .hasSize(times));
  }

  @Test
  void refusesPrioritiesTheContractDoesNotKnow() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var desk = hospital.dispatcher();

    var unknown = order.by(desk, "priority", URGENT.replace("URGENT", "URGNT"));
    var malformed = order.by(desk, "priority", URGENT.replace("URGENT", "very urgent"));

    assertThat(unknown.errors()).containsExactly("/priority one-of URGNT");
    assertThat(malformed.errors()).containsExactly("/priority priority very urgent");
    assertThat(order.by(hospital.as("REQUESTER"), "priority", URGENT).status()).isEqualTo(403);
    assertThat(order.by(hospital.vendorUser(AHospital.VENDOR), "priority", URGENT).status())
        .isEqualTo(403);
  }

  @Test
  void isDoneOnceUnderOneKeyAndNotToFinalOrders() {
    var hospital = hospitals.ready();
    var order = hospital.requested();
    var desk = hospital.dispatcher();
    var path = order.path() + "/priority";

    desk.post(path, URGENT, "Idempotency-Key", "k1").must(200);
    var again = desk.post(path, URGENT, "Idempotency-Key", "k1").must(200);
    var other = desk.post(path, URGENT.replace("flooding", "x"), "Idempotency-Key", "k1");
    order.by(desk, "cancellation", new AnOrder.Because("gone")).must(200);

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(422);
    assertThat(order.history()).containsExactly("REQUESTED", "REPRIORITISED", "CANCELLED");
    assertThat(order.by(desk, "priority", URGENT).problem()).isEqualTo("order-is-final");
  }

  @Test
  void decidedAfterWhatAnotherInstanceWroteItBeginsNoEarlier() {
    var hospital = hospitals.ready();
    var order = hospital.dispatched();
    var slow = requestedAt(order).minusMillis(5);
    var desk = new Caller("anna", hospital.name(), Set.of(Role.DISPATCHER), null);
    var form = new EditController.PriorityForm("URGENT", "flooding");

    orders.change(
        new Call(desk, "priority", slow, null, null, null),
        order.line(),
        order.id(),
        current ->
            repriorities.changed(
                new Call(desk, "priority", slow, null, null, null), current, form));

    assertThat(order.view().text("/priority")).isEqualTo("URGENT");
    var history = hospital.dispatcher().get(order.path() + "/history").body();
    assertThat(history.get(3).get("at")).isEqualTo(history.get(2).get("at"));
  }
}
