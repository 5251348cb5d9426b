package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A settlement computed again gives the same bytes, whatever was learned since. */
@HouqinServiceTest
class RecomputingSettlementsTests {

  private static final String MARCH = "/api/settlements/HT-1~2026-03";

  @LocalServerPort private int port;
  @Autowired private MongoTemplate mongo;
  private AHospital hospital;

  /** A volume, points, failures: everything that could change later. */
  @BeforeEach
  void marchIsDrafted() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "{\"tiers\"",
                """
                {"points": {"free": "0", "fenPerPoint": 300, "bands": [{"multiplier": "1.0"}]}, "tiers"
                """)
            .replace(
                "\"scheme\"",
                "\"prices\":[{\"item\":\"linen\",\"kind\":\"UNIT_RATE\",\"unit\":\"kg\",\"fenPerUnit\":\"250.50\"}],"
                    + "\"scheme\"");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    failure("2026-03-05T00:00:00.120Z");
    failure("2026-03-06T00:00:00Z");
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "70.00", "PASS");
    await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post(
                        "/api/contracts/HT-1/settlements",
                        """
                        {"month": "2026-03", "volumes": {"CLEANING": [
                          {"item": "linen", "quantity": "10.10", "source": "scales"}]}}
                        """)
                    .status(),
            status -> status == 201);
  }

  private void failure(String startedAt) {
    hospital
        .as("SUPERVISOR")
        .post(
            "/api/contracts/HT-1/failures",
            """
            {"line": "CLEANING", "startedAt": "%s", "rectifyBy": "2026-03-07T04:00:00Z",
             "reason": "seen on the round", "type": "POINTS", "points": "7.0"}
            """
                .formatted(startedAt))
        .must(201);
  }

  private Api.Answer recomputed() {
    return hospital.as("AUDITOR").get(MARCH + "/recomputation").must(200);
  }

  @Test
  void staysTheSameWhenFailuresAreWaivedAndCardsRevisedLater() {
    var failure =
        hospital.as("FINANCE").get("/api/contracts/HT-1/failures").text("/items/0/failure");
    hospital
        .manager()
        .post("/api/failures/" + failure + "/waiver", "{\"reason\":\"no power\"}")
        .must(200);
    hospital.as("LOGISTICS").post("/api/failures/" + failure + "/waiver/approval", "").must(200);
    failure("2026-03-07T00:00:00Z");
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", 2, "95.00", "GOOD");

    var again = recomputed();

    assertThat(again.text("/same")).isEqualTo("true");
    assertThat(again.text("/recomputedDigest")).isEqualTo(again.text("/digest")).hasSize(64);
    // 31,000.00 + 25.30 linen - 1,550.00 below 80 points - 42.00 for 14 points
    assertThat(again.text("/recomputed/payableFen")).isEqualTo("2943330");
  }

  @Test
  void findsAFigureThatWasEditedInTheStore() {
    mongo
        .getCollection("settlements")
        .updateOne(
            new Document("_id", hospital.name() + "/HT-1~2026-03"),
            new Document("$set", new Document("result.payableFen", 9_999_999L)));

    assertThat(recomputed().text("/same")).isEqualTo("false");
  }

  @Test
  void isForWhoMaySeeTheSettlement() {
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(MARCH + "/recomputation").status())
        .isEqualTo(404);
    assertThat(hospital.as("SUPERVISOR").get(MARCH + "/recomputation").status()).isEqualTo(403);
  }
}
