package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.SECOND_STANDBY;
import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AnOrder.Because;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders go on by themselves from a vendor that does not do its work. */
@HouqinServiceTest
class StandbyVendorTests {

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital hospital;

  @BeforeEach
  void twoStandbys() {
    hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
  }

  private void pass(int minutes) {
    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(minutes)).plusSeconds(1));
  }

  private static void awaitVendor(AnOrder order, String vendor) {
    await().untilAsserted(() -> assertThat(order.vendor()).isEqualTo(vendor));
  }

  @Test
  void declineGoesOnToTheNextWithClocksOfItsOwn() {
    var order = hospital.dispatched();
    var worker = hospital.vendorUser(VENDOR);

    order.by(worker, "decline", new Because("no one free")).must(200);
    var declined = order.view();

    assertThat(declined.text("/state")).isEqualTo("DISPATCHED");
    assertThat(declined.text("/vendor")).isEqualTo(STANDBY);
    assertThat(order.history()).endsWith("DISPATCHED", "DECLINED", "DISPATCHED");
    assertThat(order.clocks())
        .contains("RESPOND#1 BREACHED " + VENDOR, "ARRIVE#1 VOID " + VENDOR)
        .contains("RESPOND#2 RUNNING " + STANDBY, "COMPLETE#2 RUNNING " + STANDBY);
    var late = order.by(worker, "acknowledgement");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.problem()).isEqualTo("with-another-vendor");
    hospital.awaitNotice(hospital.vendorUser(STANDBY), "new-job", order);
    hospital.awaitNotice(hospital.dispatcher(), "moved-on", order);
  }

  @Test
  void silenceGoesOnToOneAfterTheOtherAndThenWaitsVisiblyWithTheLast() {
    var order = hospital.dispatched();

    pass(30);
    awaitVendor(order, STANDBY);
    pass(30);
    awaitVendor(order, SECOND_STANDBY);
    pass(30);

    await().until(() -> order.view().body().get("uncovered").asBoolean());
    assertThat(order.vendor()).isEqualTo(SECOND_STANDBY);
    assertThat(order.clocks())
        .contains(
            "RESPOND#1 BREACHED " + VENDOR,
            "RESPOND#2 BREACHED " + STANDBY,
            "RESPOND#3 BREACHED " + SECOND_STANDBY,
            "ARRIVE#2 VOID " + STANDBY,
            "ARRIVE#3 RUNNING " + SECOND_STANDBY);
    var late = order.by(hospital.vendorUser(SECOND_STANDBY), "acknowledgement").must(200);
    assertThat(late.body().get("uncovered").asBoolean()).isFalse();
  }

  @Test
  void silenceIsLimitedByTheContractWhereItSaysSo() {
    hospital.announce(AContract.main("HT-1", VENDOR).acknowledgedWithin(5));
    var order = hospital.dispatched();

    pass(5);

    awaitVendor(order, STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 RUNNING " + VENDOR);
    pass(25);
    await()
        .untilAsserted(() -> assertThat(order.clocks()).contains("RESPOND#1 BREACHED " + VENDOR));
  }

  @Test
  void acknowledgedInTimeItStays() {
    var order = hospital.dispatched();
    order.by(hospital.vendorUser(VENDOR), "acknowledgement").must(200);

    pass(120);

    await().until(() -> order.clocks().contains("ARRIVE#1 BREACHED " + VENDOR));
    assertThat(order.vendor()).isEqualTo(VENDOR);
  }

  @Test
  void suspensionOfTheVendorTakesItsOrdersAwayWithoutABreach() {
    var order = hospital.dispatched();
    var begun = hospital.dispatched();
    begun.by(hospital.vendorUser(VENDOR), "arrival").must(200);

    hospital.vendor(VENDOR, "SUSPENDED");

    awaitVendor(order, STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 VOID " + VENDOR, "COMPLETE#1 VOID " + VENDOR);
    hospital.awaitNotice(hospital.vendorUser(VENDOR), "job-gone", order);
    hospital.awaitNotice(hospital.dispatcher(), "moved-on", order);
    assertThat(begun.vendor()).as("work that goes on at the place").isEqualTo(VENDOR);
    assertThat(hospital.dispatched().vendor()).isEqualTo(STANDBY);
  }

  @Test
  void suspensionOfTheContractDoesTheSame() {
    var order = hospital.dispatched();

    hospital.announce(AContract.main("HT-1", VENDOR).is("SUSPENDED"));

    awaitVendor(order, STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 VOID " + VENDOR);
  }

  @Test
  void suspensionWithoutAStandbyPutsItIntoTheQueueAndEndsTheClocks() {
    hospital.announce(AContract.standby("HT-2", STANDBY, 1).is("TERMINATED"));
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2).is("TERMINATED"));
    var order = hospital.dispatched();

    hospital.vendor(VENDOR, "BLACKLISTED");

    await().until(() -> order.view().body().get("uncovered").asBoolean());
    assertThat(order.state()).isEqualTo("ACCEPTED");
    assertThat(order.view().body().get("vendor").isNull()).isTrue();
    assertThat(order.clocks()).allMatch(clock -> clock.contains(" VOID "));
    hospital.vendor(VENDOR, "APPROVED");
    awaitVendor(order, VENDOR);
  }
}
