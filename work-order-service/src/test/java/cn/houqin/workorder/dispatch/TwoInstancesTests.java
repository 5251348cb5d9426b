package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.ServiceUnderTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AtOnce;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.TestClock;
import cn.houqin.workorder.WorkOrderServiceApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances on one store dispatch as one does. */
@HouqinServiceTest
class TwoInstancesTests {

  private static ConfigurableApplicationContext second;

  @Autowired Hospitals hospitals;
  @Autowired TestClock clock;

  @BeforeAll
  static void startTheSecond() {
    second =
        new SpringApplicationBuilder(WorkOrderServiceApplication.class)
            .initializers(new ServiceUnderTest())
            .run("--server.port=0", "--spring.main.register-shutdown-hook=false");
  }

  @AfterAll
  static void stopTheSecond() {
    second.close();
  }

  private static AnOrder throughTheSecond(AnOrder order) {
    var port = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    return new AnOrder(order.hospital().through(port), order.line(), order.id());
  }

  private static void assertAssignedOnce(AnOrder order) {
    assertThat(order.view().body().get("assignments")).hasSize(1);
  }

  @Test
  void uncoveredOrdersAreEachAssignedOnceWhenCoverArrives() {
    var hospital = hospitals.withoutContracts();
    var orders = new ArrayList<AnOrder>();
    for (var i = 0; i < 6; i++) {
      var order = hospital.accepted();
      throughTheSecond(order).by(hospital.dispatcher(), "dispatch").must(200);
      orders.add(order);
    }

    hospital.announce(AContract.main("HT-1", VENDOR));
    clock.forwardTo(clock.instant().plus(Duration.ofSeconds(11)));

    for (var order : orders) {
      await().untilAsserted(() -> assertThat(order.vendor()).isEqualTo(VENDOR));
      assertAssignedOnce(order);
      assertThat(order.history()).containsExactly("REQUESTED", "ACCEPTED", "DISPATCHED");
    }
  }

  @Test
  void turnsAreKeptAndNothingIsAssignedTwiceWhoeverIsAsked() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("ROTATE"));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var orders = new ArrayList<AnOrder>();
    for (var i = 0; i < 8; i++) {
      orders.add(hospital.accepted());
    }

    var answers =
        AtOnce.run(
            orders.stream()
                .flatMap(order -> List.of(order, throughTheSecond(order)).stream())
                .map(
                    order ->
                        AtOnce.task(
                            () -> order.by(order.hospital().dispatcher(), "dispatch").status()))
                .toList());

    assertThat(answers).containsOnly(200, 409);
    assertThat(answers.stream().filter(status -> status == 200)).hasSize(8);
    orders.forEach(TwoInstancesTests::assertAssignedOnce);
    assertThat(orders.stream().collect(Collectors.groupingBy(AnOrder::vendor)))
        .hasSize(2)
        .allSatisfy((_, share) -> assertThat(share).hasSize(4));
  }

  @Test
  void oneOfTheVendorsHasWhatBothGrabThroughDifferentInstances() {
    var hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("GRAB"));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.dispatched();
    var there = throughTheSecond(order);

    var answers =
        AtOnce.run(
            List.of(
                AtOnce.task(() -> grab(order, VENDOR)), AtOnce.task(() -> grab(there, STANDBY))));

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
    assertAssignedOnce(order);
  }

  private static int grab(AnOrder order, String vendor) {
    return order.by(order.hospital().vendorUser(vendor), "acknowledgement").status();
  }

  @Test
  void silenceMovesAnOrderOnOnce() {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.dispatched();

    clock.forwardTo(clock.instant().plus(Duration.ofMinutes(30)).plusSeconds(1));

    await().untilAsserted(() -> assertThat(order.vendor()).isEqualTo(STANDBY));
    assertThat(order.history())
        .containsExactly("REQUESTED", "ACCEPTED", "DISPATCHED", "DISPATCHED");
    await().untilAsserted(() -> assertThat(heard(order, "clock-breached")).isEqualTo(1));
    await().untilAsserted(() -> assertThat(heard(order, "dispatched")).isEqualTo(2));
  }

  private static long heard(AnOrder order, String type) {
    return order.hospital().heard(order).stream().filter(one -> one.contains(type)).count();
  }
}
