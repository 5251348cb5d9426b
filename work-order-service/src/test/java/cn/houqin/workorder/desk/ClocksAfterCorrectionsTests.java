package cn.houqin.workorder.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTopics;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Evidences;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Clocks that run again after a correction warn and breach again. */
@HouqinServiceTest
class ClocksAfterCorrectionsTests {

  @Autowired private Hospitals hospitals;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private TestApi worker;
  private AnOrder order;
  private Instant asked;

  @BeforeEach
  void anOrder() {
    hospital = hospitals.ready();
    worker = hospital.vendorUser(AHospital.VENDOR);
    order = hospital.dispatched();
    asked = Instant.parse(order.view().text("/requestedAt"));
  }

  private Instant minute(int minutes) {
    return asked.plus(Duration.ofMinutes(minutes));
  }

  private void correct(int fact, String at) {
    order
        .by(
            hospital.as("SUPERVISOR"),
            "corrections",
            "{\"fact\":%d,\"at\":%s,\"reason\":\"mis-click\"}".formatted(fact, at))
        .must(201);
    order.by(hospital.as("VENDOR_MANAGER"), "corrections/1/approval").must(200);
  }

  private void awaitArrivalBreaches(int times) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        TestTopics.heard(
                            Streams.WORK_ORDERS,
                            hospital.name(),
                            order.id(),
                            WorkOrderEvent.ClockBreached.class))
                    .filteredOn(one -> one.clock().equals("ARRIVE"))
                    .hasSize(times));
  }

  @Test
  void breachIsRaisedAgainAtTheLaterDeadline() {
    order.by(worker, "acknowledgement").must(200);
    clock.forwardTo(minute(10));
    order.by(worker, "pause", new Because("AWAITING_ACCESS")).must(200);
    clock.forwardTo(minute(20));
    order.by(worker, "resumption").must(200);
    clock.forwardTo(minute(75));
    awaitArrivalBreaches(1);
    clock.forwardTo(minute(105));

    correct(5, "\"" + minute(100) + "\"");

    assertThat(order.clocks()).contains("ARRIVE#1 RUNNING " + AHospital.VENDOR);
    assertThat(Evidences.of(order)).contains("ARRIVE#1 0 ended");
    clock.forwardTo(minute(152));
    awaitArrivalBreaches(2);
    assertThat(Evidences.of(order)).contains("ARRIVE#1~2 0");
  }

  @Test
  void priorityPressedByMistakeIsTakenOutWithTheBreachItMade() {
    clock.forwardTo(minute(20));
    order
        .by(hospital.dispatcher(), "priority", "{\"priority\":\"URGENT\",\"reason\":\"flood\"}")
        .must(200);
    await().until(() -> Evidences.of(order).contains("RESPOND#1 0"));

    correct(3, "null");

    assertThat(order.view().text("/priority")).isEqualTo("ROUTINE");
    order.by(worker, "acknowledgement").must(200);
    assertThat(Evidences.of(order)).containsExactly("RESPOND#1 0 ended", "RESPOND#1~2 1");
    assertThat(order.view().text("/corrections/0/was/type")).isEqualTo("REPRIORITISED");
  }
}
