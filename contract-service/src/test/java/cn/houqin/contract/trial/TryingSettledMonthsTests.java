package cn.houqin.contract.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.settlement.ScoringElsewhere;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A settled month by other scores or another mechanism; it stays as it was settled. */
@HouqinServiceTest
class TryingSettledMonthsTests {

  private static final String SCOPE = "internal.settlement-trial";

  @LocalServerPort private int port;
  private AHospital hospital;

  /** 31,000.00 a month: 5 % off below 80 points (here 70), 3 yuan for each of 7 points. */
  @BeforeEach
  void marchSettled() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "{\"tiers\"",
                """
                {"points": {"free": "0", "fenPerPoint": 300, "bands": [{"multiplier": "1"}]}, "tiers"
                """);
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    hospital
        .as("SUPERVISOR")
        .post(
            "/api/contracts/HT-1/failures",
            """
            {"line": "CLEANING", "startedAt": "2026-03-05T00:00:00Z", "rectifyBy": "2026-03-05T04:00:00Z",
             "reason": "seen on the round", "type": "POINTS", "points": "7"}
            """)
        .must(201);
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "70.00", "PASS");
    await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"2026-03\"}"),
            answer -> answer.status() != 503)
        .must(201);
    assertThat(settled()).isEqualTo("2942900");
  }

  private String settled() {
    return hospital
        .as("FINANCE")
        .get("/api/settlements/HT-1~2026-03")
        .must(200)
        .text("/result/payableFen");
  }

  private JsonNode tried(String scores, String mechanisms) throws Exception {
    var answer = answer(TestTokens.service("x", SCOPE), "HT-1", scores, mechanisms);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private HttpResponse<String> answer(
      String token, String contract, String scores, String mechanisms)
      throws IOException, InterruptedException {
    var body =
        """
        {"contract": "%s", "months": [{"month": "2026-02", "scores": {}}, {"month": "2026-03", "scores": %s}],
         "mechanisms": %s}
        """
            .formatted(contract, scores, mechanisms);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/internal/settlement-trials"))
            .header("Authorization", "Bearer " + token)
            .header("X-Houqin-Hospital", hospital.name())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void comesToWhatWasSettledByTheSameScoresAndMechanism() throws Exception {
    var months = tried("{}", "null").get("months");

    assertThat(months).hasSize(1);
    assertThat(months.at("/0/month").asString()).isEqualTo("2026-03");
    assertThat(months.at("/0/settledFen").asLong()).isEqualTo(2_942_900);
    assertThat(months.at("/0/correctedFen").asLong()).isZero();
    assertThat(months.at("/0/triedFen").asLong()).isEqualTo(2_942_900);
  }

  @Test
  void takesNoFailureThatWasEnteredAfterwards() throws Exception {
    hospital
        .as("SUPERVISOR")
        .post(
            "/api/contracts/HT-1/failures",
            """
            {"line": "CLEANING", "startedAt": "2026-03-06T00:00:00Z", "rectifyBy": "2026-03-06T04:00:00Z",
             "reason": "told late", "type": "POINTS", "points": "50"}
            """)
        .must(201);

    var month = tried("{}", "null").at("/months/0");

    assertThat(month.at("/triedFen").asLong()).isEqualTo(2_942_900);
  }

  @Test
  void countsAnotherScoreAndStoresNothing() throws Exception {
    var scores = "{\"CLEANING\": {\"total\": \"80.00\", \"grade\": \"GOOD\"}}";

    var month = tried(scores, "null").at("/months/0");

    assertThat(month.at("/triedFen").asLong()).isEqualTo(3_097_900);
    assertThat(month.at("/lines/0/settledFen").asLong()).isEqualTo(2_942_900);
    assertThat(month.at("/lines/0/triedFen").asLong()).isEqualTo(3_097_900);
    assertThat(settled()).isEqualTo("2942900");
  }

  @Test
  void paysByAnotherMechanismAndNamesWhatItDoesNotCharge() throws Exception {
    // 20 points short of 90 at 100 yuan each; a mechanism without points charges no failure points
    var perPoint =
        """
        {"CLEANING": {"tiers": [{"kind": "PER_POINT", "fenPerPoint": 10000, "shortOf": "90", "step": "EXACT"}]}}
        """;

    var month = tried("{}", perPoint).at("/months/0");

    assertThat(month.at("/triedFen").asLong()).isEqualTo(2_900_000);
    assertThat(month.get("uncharged")).hasSize(1);
  }

  @Test
  void namesEveryFaultOfAMechanismAndTriesNothing() throws Exception {
    var contradictory =
        """
        {"CLEANING": {"tiers": [{"from": "10", "kind": "FULL"}, {"kind": "PERCENT", "percent": "101"}]}}
        """;

    var trial = tried("{}", contradictory);

    assertThat(trial.get("months")).isEmpty();
    assertThat(trial.get("faults").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/CLEANING/tiers/0/from", "/CLEANING/tiers/1/from", "/CLEANING/tiers/1/percent");
  }

  @Test
  void answersServicesWithItsScopeOnly() throws Exception {
    var other = TestTokens.service("x", "internal.scorecard");
    assertThat(answer(other, "HT-1", "{}", "null").statusCode()).isEqualTo(403);
    assertThat(answer(hospital.as("FINANCE").token(), "HT-1", "{}", "null").statusCode())
        .isEqualTo(403);
    assertThat(answer(TestTokens.service("x", SCOPE), "HT-9", "{}", "null").statusCode())
        .isEqualTo(404);
  }
}
