package cn.houqin.kpi.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class AppealsOverHttpTests {

  private static final String PANEL = "{\"members\":[\"li\",\"wang\",\"zhao\"]}";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  TestApi vendor;

  @BeforeEach
  void publishedCard() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
    hospital.command("/publication", "").must(200);
    vendor = hospital.vendorUser(AHospital.VENDOR);
  }

  private static String against(String evidence) {
    return """
    {"indicator":"ON_TIME_RESPONSE","evidence":["%s"],"grounds":"the lift was locked",
     "attachments":[{"name":"photo.jpg","location":"https://files.example/1","sha256":"%s"}]}
    """
        .formatted(evidence, "0".repeat(64));
  }

  private String filed() {
    return vendor.post(path("/appeals"), against("o10/RESPOND#1")).must(201).text("/appeal");
  }

  private String path(String command) {
    return "/api/scorecards/" + hospital.card() + command;
  }

  private TestApi member(String name) {
    return new TestApi(port, TestTokens.of(name, hospital.name(), "ASSESSOR"));
  }

  private TestApi.Answer vote(String appeal, String name, boolean accepted) {
    return member(name)
        .post(
            "/api/appeals/" + appeal + "/votes",
            "{\"accepted\":%s,\"reason\":\"seen the photo\"}".formatted(accepted));
  }

  @Test
  void anAcceptedAppealMakesARevisionBesideTheFirst() {
    var appeal = filed();
    assertThat(hospital.shown().text("/disputes/open/0/appeal")).isEqualTo(appeal);
    hospital.manager().post("/api/appeals/" + appeal + "/panel", PANEL).must(200);

    vote(appeal, "li", true).must(200);
    vote(appeal, "zhao", false).must(200);
    var decided = vote(appeal, "wang", true).must(200);

    assertThat(decided.text("/body/status")).isEqualTo("ACCEPTED");
    var card = hospital.shown();
    assertThat(card.body().get("revision").asInt()).isEqualTo(2);
    assertThat(card.text("/score/total")).isEqualTo("100.00");
    assertThat(card.text("/disputes/disregarded/0/evidenceId")).isEqualTo("o10/RESPOND#1");
    var revision = hospital.manager().get(path("/revisions/2")).must(200);
    assertThat(revision.text("/reason/kind")).isEqualTo("APPEAL");
    assertThat(revision.body().get("differences").toString()).contains("80.00").contains("100.00");
    assertThat(hospital.manager().get(path("/revisions/1")).must(200).text("/result/total"))
        .isEqualTo("80.00");
    await()
        .untilAsserted(
            () ->
                assertThat(hospital.heard(ScorecardEvent.AppealDecided.class))
                    .singleElement()
                    .satisfies(event -> assertThat(event.accepted()).isTrue())
                    .satisfies(event -> assertThat(event.inPart()).isFalse()));
  }

  @Test
  void whatAPanelTookOutStaysOutWhenLateEvidenceComes() {
    var appeal = filed();
    hospital.manager().post("/api/appeals/" + appeal + "/panel", PANEL).must(200);
    vote(appeal, "li", true).must(200);
    vote(appeal, "wang", true).must(200);

    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));

    await().until(() -> hospital.shown().body().get("revision").asInt() == 3);
    assertThat(hospital.shown().text("/score/dimensions/QUALITY")).isEqualTo("100.00");
    assertThat(hospital.shown().text("/score/total")).isEqualTo("88.00");
  }

  @Test
  void theCardIsNotFinalBeforeAnAppealIsDecided() {
    var appeal = filed();
    assertThat(vendor.post(path("/acceptance"), "").must(409).problem())
        .isEqualTo("appeal-not-decided");
    clock.forward(Duration.ofDays(8));
    assertThat(hospital.shown().text("/stage")).isEqualTo("PUBLISHED");

    hospital.manager().post("/api/appeals/" + appeal + "/panel", PANEL).must(200);
    vote(appeal, "li", false).must(200);
    assertThat(vote(appeal, "wang", false).must(200).text("/body/status")).isEqualTo("REJECTED");

    hospital.awaits("FINAL");
    assertThat(hospital.shown().body().get("revision").asInt()).isEqualTo(1);
  }

  @Test
  void isRefusedAfterTheWindowAndAgainstWhatTheCardDoesNotCount() {
    assertThat(vendor.post(path("/appeals"), against("o99/RESPOND#1")).must(400).errors())
        .containsExactly("/evidence/0 counted-evidence o99/RESPOND#1");
    hospital
        .vendorUser(AHospital.OTHER_VENDOR)
        .post(path("/appeals"), against("o10/RESPOND#1"))
        .must(404);
    hospital.command("/appeals", against("o10/RESPOND#1")).must(403);

    clock.forward(Duration.ofDays(8));

    assertThat(vendor.post(path("/appeals"), against("o10/RESPOND#1")).must(409).problem())
        .isEqualTo("appeal-window-over");
  }

  @Test
  void thePanelHasThreeMembersAtLeastNoneOfWhomHadAHandInTheCard() {
    hospital.withdrawn("o9/RESPOND#1", "wrong order");
    await().until(() -> hospital.shown().body().get("revision").asInt() == 2);
    var appeal = filed();
    var path = "/api/appeals/" + appeal + "/panel";

    assertThat(
            hospital
                .manager()
                .post(path, "{\"members\":[\"supervisor\",\"li\",\"li\"]}")
                .must(400)
                .errors())
        .containsExactlyInAnyOrder(
            "/members/0 had-no-hand-in-it supervisor", "/members/2 unique li");
    assertThat(
            hospital
                .manager()
                .post(path, "{\"members\":[\"li\",\"vendor-user\"]}")
                .must(400)
                .errors())
        .containsExactlyInAnyOrder(
            "/members at-least-members 2", "/members/1 had-no-hand-in-it vendor-user");
    hospital.manager().post(path, PANEL).must(200);
    assertThat(vote(appeal, "chen", true).must(403).problem()).isEqualTo("not-of-the-panel");
    vote(appeal, "li", true).must(200);
    assertThat(vote(appeal, "li", true).must(409).problem()).isEqualTo("voted-already");
  }

  @Test
  void isSeenByItsVendorAlone() {
    var appeal = filed();

    vendor.get("/api/appeals/" + appeal).must(200);
    hospital.vendorUser(AHospital.OTHER_VENDOR).get("/api/appeals/" + appeal).must(404);
    assertThat(
            hospital
                .manager()
                .get("/api/appeals?scorecard=" + hospital.card())
                .must(200)
                .body()
                .get("items"))
        .hasSize(1);
  }
}
