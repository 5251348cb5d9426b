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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that go on by themselves do so in the mode of the contract that is next. */
@HouqinServiceTest
class GoingOnInModeTests {

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  private AHospital withStandbys(String mode) {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1).dispatchedBy(mode));
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2));
    return hospital;
  }

  private static List<String> offeredTo(AnOrder order) {
    return order.view().body().get("offeredTo").valueStream().map(v -> v.asString()).toList();
  }

  private static void awaitOffered(AnOrder order, String... vendors) {
    await().untilAsserted(() -> assertThat(offeredTo(order)).containsExactly(vendors));
  }

  @Test
  void declinedIsOfferedToTheStandbysAndTheFirstHasItWithClocksOfItsOwn() {
    var hospital = withStandbys("GRAB");
    var order = hospital.dispatched();

    order.by(hospital.vendorUser(VENDOR), "decline", new Because("no one free")).must(200);

    assertThat(offeredTo(order)).containsExactly(STANDBY, SECOND_STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 BREACHED " + VENDOR).hasSize(4);
    hospital.awaitNotice(hospital.vendorUser(SECOND_STANDBY), "job-offered", order);
    order.by(hospital.vendorUser(SECOND_STANDBY), "acknowledgement").must(200);
    assertThat(order.by(hospital.vendorUser(STANDBY), "acknowledgement").status()).isEqualTo(409);
    assertThat(order.clocks())
        .contains("RESPOND#2 MET " + SECOND_STANDBY, "COMPLETE#2 RUNNING " + SECOND_STANDBY);
    assertThat(order.history())
        .endsWith("DISPATCHED", "DECLINED", "OFFERED", "DISPATCHED", "ACKNOWLEDGED");
  }

  @Test
  void silentVendorHasItsBreachAndIsNotAmongThoseWhoAreAsked() {
    var hospital = withStandbys("GRAB");
    var order = hospital.dispatched();

    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(31)));

    awaitOffered(order, STANDBY, SECOND_STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 BREACHED " + VENDOR, "ARRIVE#1 VOID " + VENDOR);
    hospital.awaitNotice(hospital.vendorUser(VENDOR), "job-gone", order);
    assertThat(order.by(hospital.vendorUser(VENDOR), "acknowledgement").problem())
        .isEqualTo("with-another-vendor");
  }

  @Test
  void suspendedVendorHasNoBreachWhereItIsOfferedToOthers() {
    var hospital = withStandbys("GRAB");
    hospital.announce(AContract.main("HT-1", VENDOR).acknowledgedWithin(5));
    var order = hospital.dispatched();

    hospital.vendor(VENDOR, "SUSPENDED");

    awaitOffered(order, STANDBY, SECOND_STANDBY);
    assertThat(order.clocks()).contains("RESPOND#1 VOID " + VENDOR);
  }

  @Test
  void aVendorSuspendedFromALineLosesTheWorkOfThatLineOnly() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-1", VENDOR));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    hospital.suspendedFrom(VENDOR, "CLEANING");
    var order = hospital.dispatched();
    assertThat(order.vendor()).isEqualTo(VENDOR);

    hospital.suspendedFrom(VENDOR, AHospital.LINE);

    await().until(order::vendor, STANDBY::equals);
    assertThat(hospital.dispatched().vendor()).isEqualTo(STANDBY);
  }

  @Test
  void standbysHaveTheirTurns() {
    var hospital = withStandbys("ROTATE");

    var vendors =
        Stream.generate(hospital::dispatched)
            .limit(3)
            .peek(order -> order.by(hospital.vendorUser(VENDOR), "decline", new Because("no")))
            .map(AnOrder::vendor)
            .toList();

    assertThat(vendors).containsExactly(STANDBY, SECOND_STANDBY, STANDBY);
  }

  @Test
  void newCoverEmptiesTheQueueInItsMode() {
    var hospital = hospitals.withoutContracts();
    var first = hospital.dispatched();
    var second = hospital.dispatched();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1).is("SIGNED"));

    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));

    awaitOffered(first, VENDOR);
    awaitOffered(second, VENDOR);
    assertThat(first.view().body().get("uncovered").asBoolean()).isFalse();
  }

  @Test
  void suspendedVendorIsAskedNoMoreAtOnceAndTheLastLeavesItUncovered() {
    var hospital = withStandbys("GRAB");
    var order = hospital.dispatched();
    order.by(hospital.vendorUser(VENDOR), "decline", new Because("no one free")).must(200);

    hospital.vendor(STANDBY, "SUSPENDED");
    awaitOffered(order, SECOND_STANDBY);
    hospital.awaitNotice(hospital.vendorUser(STANDBY), "job-gone", order);
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2).is("SUSPENDED"));

    awaitOffered(order);
    assertThat(order.state()).isEqualTo("ACCEPTED");
    assertThat(order.view().body().get("uncovered").asBoolean()).isTrue();
  }
}
