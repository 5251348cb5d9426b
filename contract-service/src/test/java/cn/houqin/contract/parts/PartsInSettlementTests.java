package cn.houqin.contract.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.settlement.ScoringElsewhere;
import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Parts that the vendor brought above the threshold are paid with the month, no others. */
@HouqinServiceTest
class PartsInSettlementTests {

  private static final String SETTLEMENT = "/api/settlements/HT-1~2026-03";
  private static final String IN_MARCH = "2026-03-31T15:59:59.999Z";
  private static final String IN_APRIL = "2026-03-31T16:00:00Z";

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aContractWithAPartsThreshold() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "\"monthlyFeeFen\":",
                "\"prices\": [{\"item\": \"SPARES\", \"kind\": \"PARTS_THRESHOLD\","
                    + " \"thresholdFen\": 50000}], \"monthlyFeeFen\":");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "90.00", "GOOD");
  }

  /** An order whose vendor brought three valves ended then; announced twice. */
  private void brought(String order, long costFen, String endedAt) {
    brought(order, "HT-1", costFen, endedAt);
    brought(order, "HT-1", costFen, endedAt);
  }

  private void brought(String order, @Nullable String contract, long costFen, String endedAt) {
    var supplied = new WorkOrderEvent.SuppliedPart("VALVE", "3", costFen);
    charged(order, contract, List.of(), costFen, endedAt, List.of(supplied), costFen - 50_000);
  }

  /** Three valves of the hospital's store; who is owed for them, if anybody said so. */
  private void issued(String order, long costFen, @Nullable Long payableFen) {
    var used = new WorkOrderEvent.UsedPart("VALVE", "S1", "3", costFen);
    charged(order, "HT-1", List.of(used), costFen, IN_MARCH, null, payableFen);
  }

  private void charged(
      String order,
      @Nullable String contract,
      List<WorkOrderEvent.UsedPart> used,
      long costFen,
      String endedAt,
      @Nullable List<WorkOrderEvent.SuppliedPart> supplied,
      @Nullable Long payableFen) {
    var included = Math.min(costFen, 50_000);
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        hospital.name(),
        order,
        "charged-" + order,
        new WorkOrderEvent.PartsCharged(
            order,
            "CLEANING",
            "B1",
            contract,
            contract == null ? null : 1,
            contract == null ? null : AHospital.VENDOR,
            used,
            costFen,
            contract == null ? 0 : included,
            contract == null ? 0 : costFen - included,
            contract == null ? costFen : 0,
            Instant.parse(endedAt),
            Instant.parse(endedAt),
            supplied,
            payableFen));
  }

  private void arrived(int orders) {
    await()
        .until(
            () ->
                hospital
                    .manager()
                    .get("/api/contracts/HT-1/charged-parts")
                    .body()
                    .at("/items")
                    .size(),
            found -> found == orders);
  }

  private Api.Answer draft() {
    return await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"2026-03\"}"),
            answer -> answer.status() != 503)
        .must(201);
  }

  @Test
  void paysEachOrdersPartsAboveTheThresholdAndSaysWhichOrder() {
    brought("o1", 64_000, IN_MARCH);
    brought("o2", 50_000, IN_MARCH);
    brought("o3", 70_000, IN_APRIL);
    brought("o4", null, 90_000, IN_MARCH);
    arrived(3);

    var settled = draft();

    assertThat(settled.text("/result/payableFen")).isEqualTo("3114000");
    var row = settled.body().at("/result/lines/0/rows/0");
    assertThat(row.get("kind").asString()).isEqualTo("VOLUME");
    assertThat(row.get("ref").asString()).isEqualTo("SPARES/o1");
    assertThat(row.get("fen").asLong()).isEqualTo(14_000);
    assertThat(row.at("/evidence/0").asString()).isEqualTo("o1");
    assertThat(settled.text("/volumes/CLEANING/0/source")).isEqualTo("work-order/o1");
    var same = hospital.as("AUDITOR").get(SETTLEMENT).must(200);
    assertThat(same.text("/digest")).isEqualTo(settled.text("/digest"));
  }

  @Test
  void paysNobodyForPartsOfTheHospitalsStoresOrOfUnknownOrigin() {
    issued("o1", 64_000, 0L);
    issued("o2", 80_000, null);
    arrived(2);

    var settled = draft();

    assertThat(settled.text("/result/payableFen")).isEqualTo("3100000");
    assertThat(settled.body().at("/result/lines/0/rows")).isEmpty();
    var shown = hospital.manager().get("/api/contracts/HT-1/charged-parts").body().at("/items");
    assertThat(shown.valueStream().map(one -> one.get("contractFen").asLong()))
        .containsExactlyInAnyOrder(14_000L, 30_000L);
  }

  @Test
  void showsThemToTheVendorAndToNoOther() {
    brought("o1", 64_000, IN_MARCH);
    arrived(1);

    var own = hospital.vendorUser(AHospital.VENDOR).get("/api/contracts/HT-1/charged-parts");
    var other =
        hospital.vendorUser(AHospital.OTHER_VENDOR).get("/api/contracts/HT-1/charged-parts");

    assertThat(own.must(200).text("/items/0/supplied/0/name")).isEqualTo("VALVE");
    assertThat(own.text("/items/0/supplied/0/quantity")).isEqualTo("3");
    assertThat(own.text("/items/0/payableFen")).isEqualTo("14000");
    assertThat(other.status()).isEqualTo(404);
    assertThat(hospital.as("REQUESTER").get("/api/contracts/HT-1/charged-parts").status())
        .isEqualTo(403);
  }
}
