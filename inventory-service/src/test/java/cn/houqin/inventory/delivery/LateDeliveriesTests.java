package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.EvidenceAsked;
import cn.houqin.inventory.order.Head;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not here by the end of the day agreed is late, whether it comes or not. */
@HouqinServiceTest
class LateDeliveriesTests {

  private static final String OVERDUE = "L1/OVERDUE/DELIVERY_ON_TIME 0/1";

  @LocalServerPort private int port;
  @Autowired private Aggregates<PurchaseOrder> orders;
  @Autowired private Clock businessClock;
  private ABuyingHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = ABuyingHospital.with(port, "100");
  }

  /** The day agreed was that one, and it is over. */
  private void isOver(String order, LocalDate day) {
    var now = businessClock.instant();
    orders.change(
        Call.system(hospital.name(), "time-passes", now),
        order,
        current -> {
          var was = current.body();
          var h = was.head();
          var head =
              new Head(h.number(), h.contract(), h.vendor(), h.store(), day, h.draftedBy(), now);
          return Change.to(
              new PurchaseOrder(
                  head,
                  was.visibleTo(),
                  was.status(),
                  was.lines(),
                  was.deliveries(),
                  was.checking(),
                  was.evidence(),
                  was.workAt(),
                  null,
                  null));
        });
  }

  private List<String> given(String order) {
    return EvidenceAsked.given(hospital.name(), order);
  }

  @Test
  void isToldOnceOfEachLineThatIsNotHereAndNotAgainWhenItComesLate() {
    var order = hospital.confirmed(line("GLOVE", "100", ""), line("GLOVE", "5", ""));
    hospital
        .vendor()
        .post(path(order) + "/deliveries", "{\"lines\":[{\"line\":2,\"quantity\":\"5\"}]}")
        .must(201);
    var inTime =
        "{\"lines\":[{\"line\":2,\"delivered\":\"5\",\"accepted\":\"5\",\"rejected\":\"0\"}]}";
    hospital.receiver().post(path(order) + "/deliveries/1/receipt", inTime).must(200);

    isOver(order, LocalDate.now().minusDays(2));

    await().until(() -> given(order).contains(OVERDUE));
    assertThat(hospital.status(order)).isEqualTo("CONFIRMED");
    assertThat(EvidenceAsked.counted(port, hospital.name())).isEqualTo(4);
    hospital.announce(order, 1, "100").must(201);
    hospital.receive(order, 2, "100", "100", "0", "").must(200);
    await().until(() -> given(order).contains("D2/L1/DELIVERY_REJECT_RATE 0/100"));
    assertThat(given(order))
        .containsExactlyInAnyOrder(
            "D1/L2/DELIVERY_ON_TIME 1/1",
            "D1/L2/DELIVERY_QUANTITY 1/1",
            "D1/L2/DELIVERY_REJECT_RATE 0/5",
            OVERDUE,
            "D2/L1/DELIVERY_QUANTITY 1/1",
            "D2/L1/DELIVERY_REJECT_RATE 0/100");
    assertThat(hospital.vendor().get("/api/inventory-service/notices").body().toString())
        .contains("notice.purchase-order-late", order);
  }

  @Test
  void isTakenBackWhereTheReceiptSaysThatItHadCome() {
    var order = hospital.confirmed(line("GLOVE", "100", ",\"tolerancePercent\":\"10\""));
    isOver(order, LocalDate.now().plusDays(2));
    await().until(() -> given(order).contains(OVERDUE));

    hospital.announce(order, 1, "50").must(201);
    hospital.receive(order, 1, "50", "50", "0", "").must(200);
    await().until(() -> given(order).size() == 4);
    assertThat(EvidenceAsked.withdrawn(hospital.name(), order)).isEmpty();
    hospital.announce(order, 1, "40").must(201);
    hospital.receive(order, 2, "40", "40", "0", "").must(200);

    await().until(() -> !EvidenceAsked.withdrawn(hospital.name(), order).isEmpty());
    assertThat(EvidenceAsked.withdrawn(hospital.name(), order))
        .containsExactly("L1/OVERDUE/DELIVERY_ON_TIME CAME_IN_TIME");
    assertThat(EvidenceAsked.counted(port, hospital.name())).isEqualTo(7);
  }

  @Test
  void isNotSaidOfWhatWasCancelledOrDeclined() {
    var cancelled = hospital.confirmed(line("GLOVE", "10", ""));
    var declined = hospital.issued(line("GLOVE", "10", ""));
    hospital.buyer().post(path(cancelled) + "/cancellation", "{\"reason\":\"no\"}").must(200);
    hospital.vendor().post(path(declined) + "/decline", "{\"reason\":\"none\"}").must(200);
    var silent = hospital.issued(line("GLOVE", "10", ""));
    for (var order : List.of(cancelled, declined, silent)) {
      isOver(order, LocalDate.now().minusDays(2));
    }

    await().until(() -> given(silent).equals(List.of(OVERDUE)));
    assertThat(given(cancelled)).isEmpty();
    assertThat(given(declined)).isEmpty();
  }

  @Test
  void isNotIssuedOnceTheDayAgreedIsOver() {
    var order = hospital.drafted(line("GLOVE", "10", ""));
    isOver(order, LocalDate.now().minusDays(2));

    assertThat(hospital.issue(order).must(409).errors())
        .containsExactly("/contract deliver-by-past " + LocalDate.now().minusDays(2));
  }
}
