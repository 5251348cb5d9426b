package cn.houqin.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From a framework contract to stock and score, on real parts, in the live hospital. */
class ProcurementTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void callsOffAContractAndScoresTheDelivery() {
    var procurement = new Procurement(AMonth.lived().api(), "live-");
    procurement.contract();
    procurement.store();

    var order = procurement.callOff("2026-10-05");

    assertThat(order.get("status").asString()).isEqualTo("RECEIVED");
    assertThat(order.at("/lines/0/price/fenPerUnit").asString()).isEqualTo("1100");
    assertThat(order.get("valueFen").asLong()).isEqualTo(121_000);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(procurement.onHand()).isEqualTo("110"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var card = procurement.card("2026-10");
              assertThat(card.at("/counts/DELIVERY_ON_TIME/numerator").asString()).isEqualTo("2");
              assertThat(card.at("/counts/DELIVERY_QUANTITY/numerator").asString()).isEqualTo("2");
              assertThat(card.at("/counts/DELIVERY_REJECT_RATE/numerator").asString())
                  .isEqualTo("4");
              assertThat(card.at("/counts/DELIVERY_REJECT_RATE/denominator").asString())
                  .isEqualTo("114");
              assertThat(card.at("/score/total").asString()).isEqualTo("92.98");
            });
  }
}
