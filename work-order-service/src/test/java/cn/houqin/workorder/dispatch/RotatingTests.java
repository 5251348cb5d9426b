package cn.houqin.workorder.dispatch;

import static cn.houqin.workorder.AHospital.SECOND_STANDBY;
import static cn.houqin.workorder.AHospital.STANDBY;
import static cn.houqin.workorder.AHospital.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AContract;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.AnOrder;
import cn.houqin.workorder.AtOnce;
import cn.houqin.workorder.Hospitals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders go to the covering vendors in turn. */
@HouqinServiceTest
class RotatingTests {

  private static final String ROTATE = "{\"mode\":\"ROTATE\"}";

  @Autowired Hospitals hospitals;

  private AHospital hospital;

  @BeforeEach
  void threeVendors() {
    hospital = hospitals.withoutContracts();
    hospital.announce(AContract.main("HT-1", VENDOR).dispatchedBy("ROTATE"));
    hospital.announce(AContract.standby("HT-2", STANDBY, 1));
    hospital.announce(AContract.standby("HT-3", SECOND_STANDBY, 2));
  }

  @Test
  void oneAfterTheOther() {
    var vendors = new ArrayList<String>();
    for (var i = 0; i < 4; i++) {
      vendors.add(hospital.dispatched().vendor());
    }

    assertThat(vendors).containsExactly(VENDOR, STANDBY, SECOND_STANDBY, VENDOR);
  }

  @Test
  void everyVendorGetsItsShareWhoeverDispatchesAtOnce() {
    var orders = new ArrayList<AnOrder>();
    for (var i = 0; i < 12; i++) {
      orders.add(hospital.accepted());
    }
    var desk = hospital.dispatcher();

    var answers =
        AtOnce.run(
            orders.stream()
                .flatMap(order -> List.of(order, order).stream())
                .map(order -> AtOnce.task(() -> order.by(desk, "dispatch", ROTATE).status()))
                .toList());

    assertThat(answers.stream().filter(status -> status == 200)).hasSize(12);
    assertThat(orders.stream().collect(Collectors.groupingBy(AnOrder::vendor)))
        .hasSize(3)
        .allSatisfy((_, share) -> assertThat(share).hasSize(4));
  }

  @Test
  void refusedDispatchAndRepeatsTakeNoTurn() {
    var desk = hospital.dispatcher();
    assertThat(hospital.requested().by(desk, "dispatch", ROTATE).status()).isEqualTo(409);
    var order = hospital.accepted();
    var path = order.path() + "/dispatch";
    desk.post(path, ROTATE, "Idempotency-Key", "turn").must(200);

    var again = desk.post(path, ROTATE, "Idempotency-Key", "turn").must(200);

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(order.by(desk, "dispatch", ROTATE).status()).isEqualTo(409);
    assertThat(order.vendor()).isEqualTo(VENDOR);
    assertThat(hospital.dispatched().vendor()).isEqualTo(STANDBY);
  }

  @Test
  void vendorThatMayNotWorkIsLeftOutAndComesAgainInItsPlace() {
    assertThat(hospital.dispatched().vendor()).isEqualTo(VENDOR);
    hospital.vendor(STANDBY, "SUSPENDED");
    assertThat(hospital.dispatched().vendor()).isEqualTo(SECOND_STANDBY);
    hospital.vendor(STANDBY, "APPROVED");

    assertThat(hospital.dispatched().vendor()).isEqualTo(STANDBY);
  }
}
