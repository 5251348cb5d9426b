package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A month with deliveries: inventory-service's manifest counts beside work-order-service's. */
@HouqinServiceTest
class ClosingWithDeliveriesTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(2, 0);
  }

  @Test
  void closesOnceTheFiguresOfDeliveriesHaveArrivedToo() {
    arrives("p1/D1/L1/DELIVERY_ON_TIME", "DELIVERY_ON_TIME", "1", "1");
    arrives("p1/D1/L1/DELIVERY_REJECT_RATE", "DELIVERY_REJECT_RATE", "2.5", "100");
    Sources.gaveDelivery(hospital.name(), hospital.card(), "p1/D1/L1/DELIVERY_QUANTITY");
    await().until(() -> hospital.counted() == 4);

    hospital.reaches("CLOSING");
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.shown().text("/arrived/missing/0"))
                    .isEqualTo("inventory-service"));
    arrives("p1/D1/L1/DELIVERY_QUANTITY", "DELIVERY_QUANTITY", "1", "1");
    await().until(() -> hospital.counted() == 5);
    clock.forward(Duration.ofSeconds(5));

    hospital.awaits("CLOSED");
    var card = hospital.shown();
    assertThat(card.body().at("/arrived/arrived").asInt()).isEqualTo(5);
    assertThat(card.text("/counts/DELIVERY_REJECT_RATE/numerator")).isEqualTo("2.5");
    assertThat(card.text("/counts/DELIVERY_REJECT_RATE/denominator")).isEqualTo("100");
  }

  @Test
  void countsAWithdrawnFigureNoMoreAndDoesNotWaitForIt() {
    arrives("p1/D1/L1/DELIVERY_ON_TIME", "DELIVERY_ON_TIME", "0", "1");
    arrives("p1/D1/L1/DELIVERY_ON_TIME~2", "DELIVERY_ON_TIME", "1", "1");
    await().until(() -> hospital.counted() == 4);
    for (var delivery = 1; delivery <= 2; delivery++) {
      TestTopics.announceFact(
          Streams.PURCHASING,
          hospital.name(),
          "p1",
          "withdrawn",
          new PurchasingEvent.EvidenceWithdrawn(
              "p1",
              "CLEANING",
              "p1/D1/L1/DELIVERY_ON_TIME",
              "HT-1",
              hospital.month().toString(),
              "another order's",
              "second",
              clock.instant()));
    }
    await().until(() -> hospital.counted() == 3);

    hospital.reaches("CLOSING");

    hospital.awaits("CLOSED");
    assertThat(hospital.shown().text("/counts/DELIVERY_ON_TIME/denominator")).isEqualTo("1");
    assertThat(hospital.shown().body().at("/arrived/arrived").asInt()).isEqualTo(4);
  }

  /** Given by inventory-service, and announced twice. */
  private void arrives(String id, String indicator, String numerator, String denominator) {
    Sources.gaveDelivery(hospital.name(), hospital.card(), id);
    var evidence =
        new Evidence(
            id,
            indicator,
            "HT-1",
            1,
            "CLEANING",
            AHospital.VENDOR,
            hospital.month().toString(),
            numerator,
            denominator,
            hospital.month().atDay(3).atStartOfDay(TestClock.ZONE).toInstant(),
            "purchase-order",
            "p1",
            "D1/L1");
    for (var delivery = 1; delivery <= 2; delivery++) {
      TestTopics.announceFact(
          Streams.PURCHASING,
          hospital.name(),
          "p1",
          id,
          new PurchasingEvent.EvidenceRecorded("p1", evidence, clock.instant()));
    }
  }
}
