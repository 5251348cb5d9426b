package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.inventory.EvidenceAsked;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A receipt that was a mistake: its figures are withdrawn, stock and ceiling follow. */
@HouqinServiceTest
class ReversingReceiptsTests {

  @LocalServerPort private int port;
  private ABuyingHospital hospital;
  private TestApi second;
  private String order;

  @BeforeEach
  void aReceivedDelivery() {
    hospital = ABuyingHospital.with(port, "100");
    second = hospital.as("second", "LOGISTICS");
    order = hospital.confirmed(line("GLOVE", "100", ",\"tolerancePercent\":\"5\""));
    hospital.announce(order, 1, "100").must(201);
    hospital.receive(order, 1, "100", "96", "4", ",\"rejectReason\":\"TORN\"").must(200);
    await().until(() -> receipt("/lines/0/posting").equals("POSTED"));
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");
  }

  private String receipt(String pointer) {
    return hospital.get(order).body().at("/deliveries/0/receipt" + pointer).asString();
  }

  private String undone() {
    return hospital
        .get(order)
        .body()
        .at("/deliveries/0/undone/0/receipt/lines/0/posting")
        .asString();
  }

  private TestApi.Answer reverse(TestApi who) {
    return who.post(
        path(order) + "/deliveries/1/receipt/reversal", "{\"reason\":\"another order's\"}");
  }

  @Test
  void itsFiguresAreWithdrawnStayInTheManifestAndNewOnesCount() {
    reverse(second).must(200);
    await().until(() -> undone().equals("UNDONE"));
    assertThat(hospital.onHand("GLOVE")).isEqualTo("0");
    assertThat(hospital.status(order)).isEqualTo("CONFIRMED");
    hospital.receive(order, 1, "100", "100", "0", "").must(200);

    await().until(() -> hospital.onHand("GLOVE").equals("100"));
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");
    await().until(() -> EvidenceAsked.given(hospital.name(), order).size() == 6);
    assertThat(EvidenceAsked.given(hospital.name(), order))
        .contains("D1/L1/DELIVERY_REJECT_RATE 4/100", "D1/L1/DELIVERY_REJECT_RATE~2 0/100");
    assertThat(EvidenceAsked.withdrawn(hospital.name(), order))
        .containsExactlyInAnyOrder(
            "D1/L1/DELIVERY_ON_TIME another order's",
            "D1/L1/DELIVERY_QUANTITY another order's",
            "D1/L1/DELIVERY_REJECT_RATE another order's");
    assertThat(EvidenceAsked.counted(port, hospital.name())).isEqualTo(6);
    var moved =
        hospital.buyer().get("/api/stock-movements?material=GLOVE&store=S1").body().at("/items");
    assertThat(moved.findValuesAsString("kind")).containsExactly("RECEIPT", "REVERSAL", "RECEIPT");
  }

  @Test
  void takesAnotherPersonWhoMightHaveReceivedIt() {
    assertThat(reverse(hospital.receiver()).problem()).isEqualTo("reversed-by-somebody-else");
    assertThat(reverse(hospital.buyer()).problem()).isEqualTo("received-by-somebody-else");
    assertThat(reverse(hospital.vendor()).status()).isEqualTo(403);
    reverse(second).must(200);
    assertThat(reverse(second).problem()).isEqualTo("delivery-not-received");
  }

  @Test
  void isReceivedAgainOnlyOnceStockHasGivenItBack() {
    move("ISSUE", "10");
    reverse(second).must(200);
    await().until(() -> undone().equals("NOT_UNDONE"));

    var early = hospital.receive(order, 1, "100", "100", "0", "");
    move("RETURN", "10");
    second.post(path(order) + "/deliveries/1/posting", "{}").must(200);

    assertThat(early.problem()).isEqualTo("receipt-not-undone");
    await().until(() -> undone().equals("UNDONE"));
    assertThat(hospital.onHand("GLOVE")).isEqualTo("0");
    hospital.receive(order, 1, "100", "100", "0", "").must(200);
  }

  private void move(String kind, String quantity) {
    hospital
        .buyer()
        .post(
            "/api/stock-movements",
            "{\"material\":\"GLOVE\",\"store\":\"S1\",\"kind\":\"%s\",\"quantity\":\"%s\"}"
                .formatted(kind, quantity))
        .must(201);
  }

  @Test
  void whatIsCancelledAfterwardsComesBackToTheCeilingAndIsFoldedAtTheEnd() {
    await().until(() -> hospital.ordered().equals("96"));
    reverse(second).must(200);
    await().until(() -> hospital.ordered().equals("100"));
    hospital.vendor().post(path(order) + "/deliveries/1/withdrawal", "").must(200);

    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"no\"}").must(200);

    await().until(() -> hospital.ordered().equals("0"));
    assertThat(hospital.status(order)).isEqualTo("CANCELLED");
    hospital.issued(line("GLOVE", "110", ""));
  }

  @Test
  void isRefusedOnceTheOrderIsClosed() {
    hospital.buyer().post(path(order) + "/closing", "").must(200);

    assertThat(reverse(second).problem()).isEqualTo("purchase-order-not-in-status");
    assertThat(hospital.ordered()).isEqualTo("96");
  }
}
