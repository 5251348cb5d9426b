package cn.houqin.contract.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.settlement.ScoringElsewhere;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What months were settled at, once their vendor has confirmed them. */
@HouqinServiceTest
class SettledSumsTests {

  private static final String PATH = "/internal/settlement-sums?from=2026-02&to=2026-04";

  @LocalServerPort private int port;

  @Test
  void tellsConfirmedMonthsAfterDeductionsAndNoDrafts() {
    var hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
            LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "70.00", "PASS");
    await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"2026-03\"}"),
            answer -> answer.status() != 503)
        .must(201);
    var kpi = new TestApi(port, TestTokens.service("kpi", "internal.settlement-sums"));
    assertThat(kpi.internal(hospital.name(), PATH).must(200).body().get("settled")).isEmpty();
    var settlement = "/api/settlements/HT-1~2026-03";
    hospital.as("FINANCE").post(settlement + "/sending", "").must(200);
    hospital.vendorUser(AHospital.VENDOR).post(settlement + "/confirmation", "").must(200);

    var told = kpi.internal(hospital.name(), PATH).must(200);

    // 5 % of 31,000.00 off below 80 points
    assertThat(told.body().get("settled")).hasSize(1);
    assertThat(told.text("/settled/0/contract")).isEqualTo("HT-1");
    assertThat(told.text("/settled/0/month")).isEqualTo("2026-03");
    assertThat(told.body().at("/settled/0/fen").asLong()).isEqualTo(2_945_000);
    var nextYear = "/internal/settlement-sums?from=2026-01&to=2027-01";
    assertThat(kpi.internal(hospital.name(), nextYear).status()).isEqualTo(400);
    var other = new TestApi(port, TestTokens.service("kpi", "internal.settlement-trial"));
    assertThat(other.internal(hospital.name(), PATH).status()).isEqualTo(403);
  }
}
