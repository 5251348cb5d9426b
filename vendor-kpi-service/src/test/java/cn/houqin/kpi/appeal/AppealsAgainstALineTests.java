package cn.houqin.kpi.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A card of 7 responses in time of 8, and one complaint that zhao asked about, is appealed. */
@HouqinServiceTest
class AppealsAgainstALineTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  TestApi vendor;

  @BeforeEach
  void publishedCard() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(7, 1);
    hospital.arrives(
        "c" + hospital.name(), hospital.given("c1/COMPLAINT#1", "COMPLAINTS", 1).by("zhao"));
    await().until(() -> hospital.shown().body().at("/counts/COMPLAINTS").isObject());
    hospital.reaches("CLOSED");
    hospital.command("/publication", "").must(200);
    vendor = hospital.vendorUser(AHospital.VENDOR);
  }

  private TestApi.Answer against(String indicator) {
    var body = "{\"indicator\":\"%s\",\"grounds\":\"the gate was shut\"}".formatted(indicator);
    return vendor.post("/api/scorecards/" + hospital.card() + "/appeals", body);
  }

  private TestApi.Answer panel(String appeal, String... members) {
    var names = "\"" + String.join("\",\"", members) + "\"";
    return hospital
        .manager()
        .post("/api/appeals/" + appeal + "/panel", "{\"members\":[" + names + "]}");
  }

  private void vote(String appeal, String member) {
    new TestApi(port, TestTokens.of(member, hospital.name(), "ASSESSOR"))
        .post("/api/appeals/" + appeal + "/votes", "{\"accepted\":true,\"reason\":\"so it was\"}")
        .must(200);
  }

  private String files(String appeal) {
    return "/api/appeals/" + appeal + "/attachments";
  }

  /** 7 of 8 is 87.5, half way from 80 to 95: 50, of 60; complaints 70 of 40: 58; then 70. */
  @Test
  void anAppealAgainstALineTakesAllItsFiguresOutAndTheDifferenceIsShown() {
    assertThat(hospital.shown().text("/score/total")).isEqualTo("58.00");
    var appeal = against("ON_TIME_RESPONSE").must(201).text("/appeal");
    panel(appeal, "li", "wang", "chen").must(200);

    vote(appeal, "li");
    vote(appeal, "wang");

    assertThat(hospital.shown().text("/score/total")).isEqualTo("70.00");
    var revision = hospital.manager().get("/api/scorecards/" + hospital.card() + "/revisions/2");
    assertThat(revision.body().get("differences").findValuesAsString("figure"))
        .contains(
            "indicators/ON_TIME_RESPONSE/score",
            "dimensions/QUALITY",
            "counts/ON_TIME_RESPONSE/denominator",
            "total");
    assertThat(revision.body().get("evidence")).hasSize(8);
    assertThat(against("FIRST_TIME_FIX").must(400).errors())
        .containsExactly("/indicator counted-indicator FIRST_TIME_FIX");
  }

  private TestApi.Answer voteFor(String appeal, String member, String figures) {
    return new TestApi(port, TestTokens.of(member, hospital.name(), "ASSESSOR"))
        .post(
            "/api/appeals/" + appeal + "/votes",
            "{\"accepted\":true,\"reason\":\"these\",\"evidence\":[%s]}".formatted(figures));
  }

  /** Two of three for o7 and o8, one for o6: without these two, 6 of 6 came in time. */
  @Test
  void aPanelMayAcceptSingleFiguresAndTheDaySumsLeaveThemOut() {
    var appeal = against("ON_TIME_RESPONSE").must(201).text("/appeal");
    panel(appeal, "li", "wang", "chen").must(200);

    assertThat(voteFor(appeal, "li", "\"c1/COMPLAINT#1\"").must(400).errors())
        .containsExactly("/evidence/0 of-the-appeal c1/COMPLAINT#1");
    voteFor(appeal, "li", "\"o7/RESPOND#1\",\"o8/RESPOND#1\"").must(200);
    voteFor(appeal, "wang", "\"o6/RESPOND#1\",\"o7/RESPOND#1\",\"o8/RESPOND#1\"").must(200);
    assertThat(hospital.shown().body().get("revision").asInt()).isEqualTo(1);
    var decided =
        new TestApi(port, TestTokens.of("chen", hospital.name(), "ASSESSOR"))
            .post("/api/appeals/" + appeal + "/votes", "{\"accepted\":false,\"reason\":\"no\"}")
            .must(200);

    assertThat(decided.text("/body/status")).isEqualTo("ACCEPTED_IN_PART");
    assertThat(decided.body().get("granted").toString())
        .isEqualTo("[\"o7/RESPOND#1\",\"o8/RESPOND#1\"]");
    assertThat(hospital.shown().text("/counts/ON_TIME_RESPONSE/denominator")).isEqualTo("6");
    assertThat(hospital.shown().body().at("/disputes/disregarded")).hasSize(2);
    var ranking =
        "/api/rankings/ON_TIME_RESPONSE?open=true&line=CLEANING&from=%s&to=%s"
            .formatted(hospital.month(), hospital.month());
    await()
        .until(
            () -> hospital.manager().get(ranking).text("/rows/0/ratio/denominator"), "6"::equals);
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.heard(ScorecardEvent.AppealDecided.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.accepted()).isTrue())
                    .satisfies(event -> assertThat(event.inPart()).isTrue()));
  }

  @Test
  void whoGaveAFigureOfTheCardIsNotOfThePanel() {
    var appeal = against("COMPLAINTS").must(201).text("/appeal");

    assertThat(panel(appeal, "li", "wang", "zhao").must(400).errors())
        .containsExactly("/members/2 had-no-hand-in-it zhao");
  }

  @Test
  void theVendorSendsFilesUntilThePanelVotes() {
    var appeal = against("COMPLAINTS").must(201).text("/appeal");
    var path = files(appeal) + "?name=letter.pdf";
    vendor.post(path, "%PDF-1.7 letter", "Idempotency-Key", "a").must(200);
    vendor.post(path, "%PDF-1.7 letter", "Idempotency-Key", "a").must(200);
    assertThat(vendor.post(path, "%PDF-1.7 other", "Idempotency-Key", "a").status()).isEqualTo(422);

    var shown = hospital.manager().get("/api/appeals/" + appeal).must(200).body();
    assertThat(shown.at("/body/files").findValuesAsString("name")).containsExactly("letter.pdf");
    var content = shown.at("/body/files/0/content").asString();
    assertThat(raw(hospital.manager(), files(appeal) + "/" + content)).isEqualTo("%PDF-1.7 letter");

    panel(appeal, "li", "wang", "chen").must(200);
    vote(appeal, "li");
    assertThat(vendor.post(path, "%PDF-1.7 late").must(409).problem()).isEqualTo("panel-has-voted");
  }

  @Test
  void filesAreJudgedByTheirContentAndStayWithTheirVendor() {
    var appeal = against("COMPLAINTS").must(201).text("/appeal");

    assertThat(
            vendor
                .postBytes(
                    files(appeal) + "?name=a.pdf",
                    "text/html",
                    "<html/>".getBytes(StandardCharsets.UTF_8))
                .must(415)
                .problem())
        .isEqualTo("kind-not-allowed");
    assertThat(vendor.post(files(appeal) + "?name=a%2Fb.pdf", "%PDF-1.7").must(400).errors())
        .containsExactly("name file-name a/b.pdf");
    var stranger = hospital.vendorUser(AHospital.OTHER_VENDOR);
    stranger.post(files(appeal) + "?name=a.pdf", "%PDF-1.7 x").must(404);
    hospital.manager().post(files(appeal) + "?name=a.pdf", "%PDF-1.7 x").must(403);
    vendor.post(files(appeal) + "?name=a.pdf", "%PDF-1.7 x").must(200);
    var content = vendor.get("/api/appeals/" + appeal).must(200).text("/body/files/0/content");
    for (var elsewhere : List.of(content, "none")) {
      stranger.get(files(appeal) + "/" + elsewhere).must(404);
    }
    vendor.get(files(appeal) + "/none").must(404);
  }

  /** The body as it is: the client of the other tests reads JSON only. */
  private static String raw(TestApi who, String path) {
    try (var http = java.net.http.HttpClient.newHttpClient()) {
      var request =
          java.net.http.HttpRequest.newBuilder(
                  java.net.URI.create("http://127.0.0.1:" + who.port() + path))
              .header("Authorization", "Bearer " + who.token())
              .build();
      return http.send(request, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
    } catch (java.io.IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
