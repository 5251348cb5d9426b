package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AtOnce;
import cn.houqin.workorder.Hospitals;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Several dispatchers at one order assign it once. */
@HouqinServiceTest
class DispatchersAtOnceTests {

  @Autowired Hospitals hospitals;

  private static List<Integer> dispatch(AnOrder order, List<String> bodies) {
    var desk = order.hospital().dispatcher();
    return AtOnce.run(
        bodies.stream()
            .map(body -> AtOnce.task(() -> order.by(desk, "dispatch", body).status()))
            .toList());
  }

  @Test
  void oneOfEightAssignsAndTheOthersAreRefused() {
    var order = hospitals.ready().accepted();

    var answers = dispatch(order, Collections.nCopies(8, "{}"));

    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(order.view().body().get("assignments")).hasSize(1);
  }

  @Test
  void differentVendorsAtOnceAreOneAssignmentToo() {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.accepted();

    var answers =
        dispatch(
            order,
            Stream.of("HT-1", "HT-2", "HT-1", "HT-2")
                .map("{\"contract\":\"%s\"}"::formatted)
                .toList());

    assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(order.view().body().get("assignments")).hasSize(1);
  }

  @Test
  void isTakenAwayOnlyForAnotherVendorAndWithAReason() {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    var order = hospital.dispatched();
    var desk = hospital.dispatcher();

    var again = order.by(desk, "dispatch");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("already-dispatched");
    assertThat(order.by(desk, "dispatch", "{\"contract\":\"HT-1\",\"reason\":\"go on\"}").status())
        .isEqualTo(409);
    assertThat(
            order
                .by(desk, "dispatch", "{\"contract\":\"HT-2\",\"reason\":\"VENDOR_SUSPENDED\"}")
                .errors())
        .containsExactly("/reason reserved-reason VENDOR_SUSPENDED");

    order.by(desk, "dispatch", "{\"contract\":\"HT-2\",\"reason\":\"is nearer\"}").must(200);

    assertThat(order.vendor()).isEqualTo(STANDBY);
    assertThat(order.by(hospital.vendorUser(VENDOR), "arrival").status()).isEqualTo(409);
  }

  @Test
  void contractThatDoesNotCoverAndContradictoryModesAreRefused() {
    var hospital = hospitals.ready();
    hospital.announce(AContract.standby("HT-2", STANDBY, 1).at("B2"));
    var order = hospital.accepted();
    var desk = hospital.dispatcher();

    assertThat(order.by(desk, "dispatch", "{\"contract\":\"HT-2\"}").errors())
        .containsExactly("/contract covering-contract HT-2");
    assertThat(order.by(desk, "dispatch", "{\"contract\":\"HT-1\",\"mode\":\"GRAB\"}").errors())
        .containsExactly("/mode named-contract GRAB");
    assertThat(order.by(desk, "dispatch", "{\"mode\":\"LOTTERY\"}").status()).isEqualTo(400);
  }
}
