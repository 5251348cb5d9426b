package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a receipt whose posting was cut off. */
@HouqinServiceTest
class PostingAgainTests {

  @LocalServerPort private int port;
  @Autowired private Aggregates<PurchaseOrder> orders;

  @Test
  void isTakenUpAgainAndStandsInStockOnce() {
    var hospital = ABuyingHospital.with(port, null);
    var order = hospital.confirmed(line("GLOVE", "10", ""));
    hospital.announce(order, 1, "10").must(201);
    hospital.receive(order, 1, "10", "10", "0", "").must(200);
    await().until(() -> posting(hospital, order) == Posting.POSTED);

    orders.change(
        Call.system(hospital.name(), "cut-off", Instant.EPOCH),
        order,
        current ->
            Change.to(
                current
                    .body()
                    .posted(1, new Delivery.Place(1, 1, 1), Posting.DUE)
                    .dueAt(Instant.EPOCH)));

    await().until(() -> posting(hospital, order) == Posting.POSTED);
    assertThat(hospital.onHand("GLOVE")).isEqualTo("10");
  }

  private Posting posting(ABuyingHospital hospital, String order) {
    var delivery = orders.find(hospital.name(), order).orElseThrow().body().delivery(1);
    return delivery.receipt() == null
        ? Posting.NOTHING
        : delivery.receipt().lines().getFirst().posting();
  }
}
