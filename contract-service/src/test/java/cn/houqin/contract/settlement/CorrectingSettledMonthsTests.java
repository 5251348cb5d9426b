package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.Elsewhere;
import cn.houqin.contract.settlement.card.FinalRevisions;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A settled month that comes to something else later is corrected once, in the next settlement. */
@HouqinServiceTest
class CorrectingSettledMonthsTests {

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void marchSettledAtSeventy() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
            LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    finalCard("2026-03", 1, "70.00");
    // 5 % of 31,000.00 off below 80 points
    assertThat(settled("2026-03").text("/result/payableFen")).isEqualTo("2945000");
  }

  /** Final at vendor-kpi-service, and announced. */
  private void finalCard(String month, int revision, String total) {
    var card = "HT-1~CLEANING~" + month;
    ScoringElsewhere.finalCard(hospital.name(), card, revision, total, "PASS");
    Elsewhere.announce(
        Streams.SCORECARDS,
        "scorecard.finalised.v1",
        hospital.name(),
        card,
        """
        {"scorecard": "%s", "contract": "HT-1", "line": "CLEANING", "vendor": "%s", "month": "%s", "revision": %d,
         "total": "%s", "grade": "PASS", "digest": "d", "recordedAt": "2026-04-01T00:00:00Z"}
        """
            .formatted(card, AHospital.VENDOR, month, revision, total));
  }

  private Api.Answer draft(String month) {
    return await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"%s\"}".formatted(month)),
            answer -> answer.status() != 503)
        .must(201);
  }

  private Api.Answer settled(String month) {
    var drafted = draft(month);
    var path = "/api/settlements/HT-1~" + month;
    hospital.as("FINANCE").post(path + "/sending", "").must(200);
    hospital.vendorUser(AHospital.VENDOR).post(path + "/confirmation", "").must(200);
    new Api(port, TestTokens.of("finance-2", hospital.name(), "FINANCE"))
        .post(path + "/approval", "")
        .must(200);
    return drafted;
  }

  private static List<String> corrections(Api.Answer settlement) {
    return StreamSupport.stream(settlement.body().at("/result/contractRows").spliterator(), false)
        .filter(row -> row.get("kind").asString().equals("CORRECTION"))
        .map(row -> row.get("ref").asString() + " " + row.get("fen").asString())
        .toList();
  }

  @Test
  void paysAnAppealWonWithTheNextMonthAndNeverAgain() {
    finalCard("2026-03", 2, "85.00");
    finalCard("2026-04", 1, "90.00");
    await().until(() -> newestKnown() == 2);

    var april = settled("2026-04");
    finalCard("2026-05", 1, "90.00");
    var may = settled("2026-05");

    assertThat(corrections(april)).containsExactly("2026-03 155000");
    assertThat(april.text("/result/payableFen")).isEqualTo("3255000");
    assertThat(corrections(may)).isEmpty();
    assertThat(
            hospital.as("FINANCE").get("/api/settlements/HT-1~2026-03").text("/result/payableFen"))
        .isEqualTo("2945000");
  }

  /** March by the score of its revision comes to what it was settled at and April corrected. */
  @Test
  void aTrialOfACorrectedMonthComesToTheMonthWithItsCorrection() throws Exception {
    finalCard("2026-03", 2, "85.00");
    finalCard("2026-04", 1, "90.00");
    await().until(() -> newestKnown() == 2);
    settled("2026-04");

    var month = tried("85.00");
    assertThat(month.get("settledFen").asLong()).isEqualTo(2_945_000);
    assertThat(month.get("correctedFen").asLong()).isEqualTo(155_000);
    assertThat(month.get("triedFen").asLong()).isEqualTo(3_100_000);
    assertThat(tried("79.99").get("triedFen").asLong()).isEqualTo(2_945_000);
  }

  private JsonNode tried(String total) throws Exception {
    var body =
        """
        {"contract": "HT-1", "months": [{"month": "2026-03",
         "scores": {"CLEANING": {"total": "%s", "grade": "PASS"}}}], "mechanisms": null}
        """
            .formatted(total);
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/internal/settlement-trials"))
            .header(
                "Authorization", "Bearer " + TestTokens.service("x", "internal.settlement-trial"))
            .header("X-Houqin-Hospital", hospital.name())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return JsonMapper.shared().readTree(answer.body()).at("/months/0");
    }
  }

  @Test
  void correctsTheDifferenceToWhatWasCorrectedBefore() {
    finalCard("2026-03", 2, "85.00");
    finalCard("2026-04", 1, "90.00");
    await().until(() -> newestKnown() == 2);
    settled("2026-04");
    finalCard("2026-03", 3, "60.00");
    finalCard("2026-05", 1, "90.00");
    await().until(() -> newestKnown() == 3);

    assertThat(corrections(draft("2026-05"))).containsExactly("2026-03 -155000");
  }

  @Test
  void changesNothingWhereTheMonthComesToTheSame() {
    finalCard("2026-03", 2, "71.00");
    finalCard("2026-04", 1, "90.00");
    await().until(() -> newestKnown() == 2);

    assertThat(corrections(draft("2026-04"))).isEmpty();
  }

  @org.springframework.beans.factory.annotation.Autowired private FinalRevisions revisions;

  private int newestKnown() {
    return revisions.newest(hospital.name(), "HT-1~CLEANING~2026-03");
  }
}
