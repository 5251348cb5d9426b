package cn.houqin.workorder.ticking;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the hospital promised the requester goes on whoever has the order. */
@HouqinServiceTest
class PromiseToTheRequesterTests {

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private static List<String> promise(AnOrder order) {
    return order
        .view()
        .body()
        .get("promise")
        .valueStream()
        .map(one -> one.get("clock").asString() + " " + one.get("state").asString())
        .toList();
  }

  @Test
  void goesOnFromTheRequestAndIsBrokenOnTime() {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.accepted();
    assertThat(promise(order)).as("before the first dispatch").isEmpty();
    order.by(hospital.dispatcher(), "dispatch").must(200);
    var requestedAt = Instant.parse(order.view().text("/requestedAt"));

    order.by(hospital.vendorUser(VENDOR), "decline", new Because("no")).must(200);
    order.by(hospital.vendorUser(STANDBY), "acknowledgement").must(200);

    assertThat(promise(order))
        .containsExactly("RESPOND MET", "ARRIVE RUNNING", "MAKE_SAFE RUNNING", "COMPLETE RUNNING");
    assertThat(Instant.parse(order.view().text("/promise/1/deadline")))
        .isEqualTo(requestedAt.plus(Duration.ofMinutes(60)));

    clock.forwardTo(requestedAt.plus(Duration.ofMinutes(60)).plusMillis(1));

    await().untilAsserted(() -> assertThat(promise(order)).contains("ARRIVE BREACHED"));
    order.by(hospital.dispatcher(), "cancellation", new Because("no need")).must(200);
    assertThat(promise(order))
        .containsExactly("RESPOND MET", "ARRIVE BREACHED", "MAKE_SAFE VOID", "COMPLETE VOID");
  }
}
