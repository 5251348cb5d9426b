package cn.houqin.inventory.delivery;

import static cn.houqin.inventory.ABuyingHospital.line;
import static cn.houqin.inventory.ABuyingHospital.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.inventory.ABuyingHospital;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Receipts: sums, reasons, tolerances to the last decimal, and stock once. */
@HouqinServiceTest
class ReceivingTests {

  @LocalServerPort private int port;
  private ABuyingHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = ABuyingHospital.with(port, null);
  }

  @Test
  void postsWhatWasAcceptedToStockOnceHoweverOftenItIsSent() {
    var order = hospital.confirmed(line("GLOVE", "100", ""));
    hospital.announce(order, 1, "100").must(201);
    var body =
        "{\"lines\":[{\"line\":1,\"delivered\":\"100\",\"accepted\":\"97.5\",\"rejected\":\"2.5\","
            + "\"rejectReason\":\"DAMAGED\"}]}";
    var receipt = path(order) + "/deliveries/1/receipt";

    hospital.receiver().post(receipt, body, "Idempotency-Key", "r1").must(200);
    var again = hospital.receiver().post(receipt, body, "Idempotency-Key", "r1").must(200);

    assertThat(again.raw().headers().firstValue("Idempotency-Replayed")).contains("true");
    await().untilAsserted(() -> assertThat(posting(order)).isEqualTo("POSTED"));
    assertThat(hospital.onHand("GLOVE")).isEqualTo("97.5");
    var moved =
        hospital.buyer().get("/api/stock-movements?material=GLOVE&store=S1").body().at("/items");
    assertThat(moved.size()).isEqualTo(1);
    assertThat(moved.at("/0/kind").asString()).isEqualTo("RECEIPT");
    assertThat(moved.at("/0/valueFen").asLong()).isEqualTo(106_683);
    assertThat(moved.at("/0/movement").asString()).isEqualTo(order + "~D1~L1");
    assertThat(hospital.receiver().post(receipt, body, "Idempotency-Key", "r2").status())
        .isEqualTo(409);
    assertThat(hospital.onHand("GLOVE")).isEqualTo("97.5");
  }

  @Test
  void refusesWhatDoesNotAddUpOrSaysNoReason() {
    var order = hospital.confirmed(line("GLOVE", "100", ""));
    hospital.announce(order, 1, "100").must(201);

    assertThat(errors(hospital.receive(order, 1, "100", "97", "2", "")))
        .containsExactly(
            "/lines/0/delivered accepted-and-rejected", "/lines/0/rejectReason required");
    assertThat(errors(hospital.receive(order, 1, "1", "1.0000001", "-0.0000001", "")))
        .containsExactly(
            "/lines/0/accepted decimals",
            "/lines/0/rejected not-negative",
            "/lines/0/rejected decimals");
    assertThat(errors(hospital.receive(order, 1, "1", "1", "0", ",\"lot\":\"L\"")))
        .containsExactly("/lines/0/lot not-lot-controlled");
    assertThat(hospital.status(order)).isEqualTo("CONFIRMED");
  }

  @Test
  void holdsTolerancesExactly() {
    var exact = hospital.confirmed(line("GLOVE", "100", ""));
    assertThat(errors(hospital.announce(exact, 1, "100.002").must(409)))
        .containsExactly("/lines/0/quantity at-most-ordered");
    hospital.announce(exact, 1, "100").must(201);
    assertThat(errors(hospital.receive(exact, 1, "100.002", "100.002", "0", "").must(409)))
        .containsExactly("/lines/0/accepted at-most-ordered");
    hospital
        .receive(exact, 1, "100.002", "100", "0.002", ",\"rejectReason\":\"too much\"")
        .must(200);
    assertThat(hospital.status(exact)).isEqualTo("RECEIVED");

    var tolerant = hospital.confirmed(line("GLOVE", "100", ",\"tolerancePercent\":\"2\""));
    hospital.announce(tolerant, 1, "102").must(201);
    hospital.receive(tolerant, 1, "97.999999", "97.999999", "0", "").must(200);
    assertThat(hospital.status(tolerant)).isEqualTo("CONFIRMED");
    hospital.announce(tolerant, 1, "0.000001").must(201);
    hospital.receive(tolerant, 2, "0.000001", "0.000001", "0", "").must(200);
    assertThat(hospital.status(tolerant)).isEqualTo("RECEIVED");
  }

  @Test
  void takesNothingMoreOfALineThatCameWithinItsToleranceAndCountsNoMoreUnderTheCeiling() {
    var order =
        hospital.confirmed(
            line("GLOVE", "100", ",\"tolerancePercent\":\"50\""), line("GLOVE", "1", ""));
    hospital.announce(order, 1, "50").must(201);
    hospital.receive(order, 1, "50", "50", "0", "").must(200);

    assertThat(errors(hospital.announce(order, 1, "50").must(409)))
        .containsExactly("/lines/0/quantity line-finished");
    hospital.announce(order, 2, "1").must(201);
  }

  @Test
  void countsAWithdrawnDeliveryNoMoreAndKeepsTheOneUnderWay() {
    var order = hospital.confirmed(line("GLOVE", "100", ""));
    hospital.announce(order, 1, "100").must(201);
    hospital.announce(order, 1, "1").must(409);
    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"no\"}").must(409);

    hospital.vendor().post(path(order) + "/deliveries/1/withdrawal", "").must(200);

    hospital.announce(order, 1, "40").must(201);
    hospital.receive(order, 1, "1", "1", "0", "").must(409);
    hospital.receive(order, 2, "40", "40", "0", "").must(200);
    hospital.buyer().post(path(order) + "/cancellation", "{\"reason\":\"enough\"}").must(200);
    assertThat(hospital.status(order)).isEqualTo("RECEIVED");
    assertThat(hospital.get(order).body().at("/lines/0/progress/cancelled").asString())
        .isEqualTo("60");
  }

  private String posting(String order) {
    return posting(order, 1);
  }

  private String posting(String order, int delivery) {
    return hospital
        .get(order)
        .body()
        .at("/deliveries/" + (delivery - 1) + "/receipt/lines/0/posting")
        .asString();
  }

  private static List<String> errors(TestApi.Answer answer) {
    return answer
        .body()
        .at("/errors")
        .valueStream()
        .map(one -> one.get("pointer").asString() + " " + one.get("rule").asString())
        .toList();
  }
}
