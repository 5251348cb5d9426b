package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.SECOND_STANDBY;
import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.AtOnce;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that are offered to all who cover them: the first has it. */
@HouqinServiceTest
class GrabTests {

  private static final List<String> ALL = List.of(VENDOR, STANDBY, SECOND_STANDBY);

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital hospital;

  @BeforeEach
  void threeVendors() {
    hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2));
  }

  @Test
  void oneOfThoseWhoGrabAtOnceHasItAndTheOthersAreTold() {
    var order = hospital.dispatched();
    assertThat(order.view().body().get("offeredTo").valueStream().map(v -> v.asString()))
        .containsExactlyElementsOf(ALL);

    hospital.awaitNotice(hospital.vendorUser(SECOND_STANDBY), "job-offered", order);

    var answers =
        AtOnce.run(
            ALL.stream()
                .map(hospital::vendorUser)
                .map(worker -> AtOnce.task(() -> order.by(worker, "acknowledgement").status()))
                .toList());

    assertThat(answers).containsExactlyInAnyOrder(200, 409, 409);
    assertThat(order.view().body().get("assignments")).hasSize(1);
    assertThat(order.view().body().get("offeredTo")).isEmpty();
    assertThat(order.state()).isEqualTo("ACKNOWLEDGED");
    assertThat(order.clocks()).contains("RESPOND#1 MET " + order.vendor());
    assertThat(order.history())
        .containsExactly("REQUESTED", "ACCEPTED", "OFFERED", "DISPATCHED", "ACKNOWLEDGED");
  }

  @Test
  void arrivingTakesItToo() {
    var order = hospital.dispatched();

    order.by(hospital.vendorUser(STANDBY), "arrival").must(200);

    assertThat(order.vendor()).isEqualTo(STANDBY);
    assertThat(order.by(hospital.vendorUser(VENDOR), "arrival").status()).isEqualTo(409);
    hospital.awaitNotice(hospital.vendorUser(VENDOR), "job-taken", order);
  }

  @Test
  void whoDeclinesIsAskedNoMoreAndTheLastDeclineLeavesItUncovered() {
    var order = hospital.dispatched();
    for (var vendor : List.of(VENDOR, STANDBY)) {
      order.by(hospital.vendorUser(vendor), "decline", new Because("no")).must(200);
      assertThat(order.by(hospital.vendorUser(vendor), "acknowledgement").problem())
          .isEqualTo("with-another-vendor");
    }
    assertThat(order.state()).isEqualTo("DISPATCHED");
    assertThat(order.history()).endsWith("OFFERED", "OFFER_DECLINED", "OFFER_DECLINED");

    order.by(hospital.vendorUser(SECOND_STANDBY), "decline", new Because("no")).must(200);

    assertThat(order.state()).isEqualTo("ACCEPTED");
    assertThat(order.view().body().get("uncovered").asBoolean()).isTrue();
  }

  @Test
  void whereNobodyGrabsTheDeskIsTold() {
    var order = hospital.dispatched();

    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(31)));

    await().until(() -> order.view().body().get("uncovered").asBoolean());
    order.by(hospital.vendorUser(STANDBY), "acknowledgement").must(200);
    assertThat(order.view().body().get("uncovered").asBoolean()).isFalse();
  }

  @Test
  void vendorThatIsNotAskedDoesNotSeeIt() {
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2).at("B2"));
    var order = hospital.dispatched();

    assertThat(order.by(hospital.vendorUser(SECOND_STANDBY), "acknowledgement").status())
        .isEqualTo(404);
  }

  @Test
  void suspendedVendorCannotTakeWhatItWasOffered() {
    var order = hospital.dispatched();

    hospital.vendor(VENDOR, "SUSPENDED");

    assertThat(order.by(hospital.vendorUser(VENDOR), "arrival").problem())
        .isEqualTo("with-another-vendor");
    order.by(hospital.vendorUser(STANDBY), "arrival").must(200);
    assertThat(order.vendor()).isEqualTo(STANDBY);
    hospital.vendor(VENDOR, "APPROVED");
  }
}
