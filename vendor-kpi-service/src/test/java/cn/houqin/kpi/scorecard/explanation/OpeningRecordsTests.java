package cn.houqin.kpi.scorecard.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.InspectionEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.source.Manifests;
import cn.houqin.kpi.source.Records;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestRoutes;
import cn.houqin.platform.testing.TestTopics;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Figures of inspections and deliveries open into the record behind them, like those of orders. */
@HouqinServiceTest
class OpeningRecordsTests {

  private static final String INSPECTED = "i1/INSPECTION_PASS";
  private static final String DELIVERED = "p1/D1/L1/DELIVERY_REJECT_RATE";

  @Autowired TestClock clock;
  @Autowired Records records;
  @Autowired Manifests manifests;
  @LocalServerPort int port;
  private AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    TestTopics.announceFact(
        Streams.INSPECTIONS,
        hospital.name(),
        "i1",
        INSPECTED,
        new InspectionEvent.EvidenceRecorded(
            figure(INSPECTED, "INSPECTION_PASS", "8", "10", "inspection"), clock.instant()));
    TestTopics.announceFact(
        Streams.PURCHASING,
        hospital.name(),
        "p1",
        DELIVERED,
        new PurchasingEvent.EvidenceRecorded(
            "p1",
            figure(DELIVERED, "DELIVERY_REJECT_RATE", "2", "98", "purchase-order"),
            clock.instant()));
    await().until(() -> hospital.counted() == 2);
  }

  private Evidence figure(
      String id, String indicator, String numerator, String denominator, String source) {
    return new Evidence(
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
        source,
        id.replaceFirst("/.*", ""),
        id);
  }

  private TestApi.Answer opened(String evidence) {
    return hospital
        .vendorUser(AHospital.VENDOR)
        .get(
            "/api/scorecards/"
                + hospital.card()
                + "/explanation/evidence?id="
                + URLEncoder.encode(evidence, StandardCharsets.UTF_8))
        .must(200);
  }

  @Test
  void openIntoTheRecordAsItsOwnerHasIt() {
    var inspection = opened(INSPECTED);
    assertThat(inspection.text("/behind/owner")).isEqualTo("work-order-service");
    assertThat(inspection.text("/behind/outcome")).isEqualTo("FOUND");
    assertThat(inspection.body().at("/behind/record/passed").asInt()).isEqualTo(8);
    assertThat(inspection.text("/behind/record/elements/0/remark")).isEqualTo("wet");
    assertThat(inspection.text("/link")).endsWith("/inspections/i1");

    var delivery = opened(DELIVERED);
    assertThat(delivery.text("/behind/owner")).isEqualTo("inventory-service");
    assertThat(delivery.text("/behind/outcome")).isEqualTo("FOUND");
    assertThat(delivery.text("/behind/record/deliverBy")).isEqualTo("2026-09-10");
    assertThat(delivery.text("/behind/record/deliveries/0/found/0/rejectReason")).isEqualTo("TORN");
    assertThat(delivery.text("/link")).isEqualTo("/api/purchase-orders/p1");
  }

  @Test
  void saySoWhereTheOwnerDoesNotAnswer() {
    Sources.away(hospital.name(), true);
    try {
      assertThat(opened(INSPECTED).text("/behind/outcome")).isEqualTo("NOT_AVAILABLE_NOW");
      assertThat(opened(DELIVERED).text("/behind/outcome")).isEqualTo("NOT_AVAILABLE_NOW");
      assertThat(opened(DELIVERED).text("/observation/numerator")).isEqualTo("2");
    } finally {
      Sources.away(hospital.name(), false);
    }
    await().until(() -> opened(DELIVERED).text("/behind/outcome"), "FOUND"::equals);
  }

  @Test
  void areAskedForAtTheLinesOwnDeploymentWhichIsMissedByNoOtherLine() {
    TestRoutes.set("line:GONE_CELL", URI.create("http://127.0.0.1:1"));
    await()
        .until(
            () -> records.behind(hospital.name(), "GONE_CELL", "work-order", "o1").outcome(),
            Records.Outcome.NOT_AVAILABLE_NOW::equals);
    for (var i = 0; i < 10; i++) {
      records.behind(hospital.name(), "GONE_CELL", "work-order", "o1");
    }

    assertThat(records.behind(hospital.name(), "CLEANING", "inspection", "i1").outcome())
        .isEqualTo(Records.Outcome.FOUND);
    var asked = new Manifests.Question(hospital.name(), "HT-1", "GONE_CELL", "2026-09");
    assertThat(manifests.ask(asked).getFirst().why()).isEqualTo("does not answer");
  }
}
