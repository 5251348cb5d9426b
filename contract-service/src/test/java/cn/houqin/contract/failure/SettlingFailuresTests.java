package cn.houqin.contract.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.settlement.ScoringElsewhere;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What failures cost: entered, repaired, waived by two people, charged in their month. */
@HouqinServiceTest
class SettlingFailuresTests {

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aContract() {
    hospital = AContractWithFailures.signed(port);
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "90.00", "GOOD");
  }

  private Api.Answer enter(String more) {
    return hospital
        .as("SUPERVISOR")
        .post(
            "/api/contracts/HT-1/failures",
            """
            {"line": "CLEANING", "startedAt": "2026-03-05T00:00:00Z", "rectifyBy": "2026-03-05T04:00:00Z",
             "reason": "seen on the round", %s}
            """
                .formatted(more));
  }

  private String points(String points) {
    return enter("\"type\": \"POINTS\", \"points\": \"%s\"".formatted(points))
        .must(201)
        .header("Location");
  }

  private Api.Answer settlement() {
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
  void chargesWhatWasNeitherRectifiedInTimeNorWaived() {
    points("7");
    var inTime = points("11");
    hospital
        .as("SUPERVISOR")
        .post(inTime + "/rectification", "{\"at\":\"2026-03-05T03:59:00Z\"}")
        .must(200);
    var waived = points("13");
    hospital.manager().post(waived + "/waiver", "{\"reason\":\"flood\"}").must(200);
    hospital.as("LOGISTICS").post(waived + "/waiver/approval", "").must(200);
    var onlyProposed = points("17");
    hospital.manager().post(onlyProposed + "/waiver", "{\"reason\":\"rain\"}").must(200);

    var settled = settlement();

    // 7 + 17 points at 3 yuan
    assertThat(settled.text("/result/lines/0/rows/0/kind")).isEqualTo("POINTS");
    assertThat(settled.text("/result/lines/0/rows/0/fen")).isEqualTo("-7200");
    assertThat(settled.text("/result/payableFen")).isEqualTo("3092800");
    assertThat(settled.body().at("/result/lines/0/leftOut").findValuesAsString("reason"))
        .containsExactlyInAnyOrder("RECTIFIED", "WAIVED");
  }

  @Test
  void refusesAChargeThatTheMechanismDoesNotHave() {
    assertThat(
            enter("\"type\": \"AVAILABILITY\", \"area\": \"ICU\", \"criterion\": \"POWER\"")
                .errors())
        .containsExactly("/type in-the-mechanism AVAILABILITY");
    assertThat(enter("\"type\": \"POINTS\", \"points\": \"-1\", \"area\": \"ICU\"").errors())
        .containsExactlyInAnyOrder("/points not-negative -1", "/area not-of-this-kind ICU");
    assertThat(hospital.manager().get("/api/contracts/HT-1/failures").body().get("items"))
        .isEmpty();
  }

  @Test
  void isWaivedOneLevelUpBySomebodyElse() {
    var failure = points("5");
    assertThat(hospital.as("LOGISTICS").post(failure + "/waiver/approval", "").status())
        .isEqualTo(409);
    hospital.manager().post(failure + "/waiver", "{\"reason\":\"flood\"}").must(200);

    assertThat(hospital.manager().post(failure + "/waiver/approval", "").status()).isEqualTo(403);
    var both =
        new Api(
            port,
            cn.houqin.platform.testing.TestTokens.of(
                "vendor_manager", hospital.name(), "LOGISTICS"));
    assertThat(both.post(failure + "/waiver/approval", "").problem())
        .isEqualTo("approved-by-somebody-else");
    hospital.as("LOGISTICS").post(failure + "/waiver/approval", "").must(200);
    assertThat(hospital.as("LOGISTICS").post(failure + "/waiver/approval", "").status())
        .isEqualTo(409);
  }
}
