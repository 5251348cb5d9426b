package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.platform.testing.TestTopics;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes or goes after closing makes a revision that says why; both are kept. */
@HouqinServiceTest
class RevisionsTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void closedMonth() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
  }

  private void awaitRevision(int number) {
    await().until(() -> hospital.shown().body().get("revision").asInt() == number);
  }

  private TestApi.Answer revision(int number) {
    return hospital
        .manager()
        .get("/api/scorecards/" + hospital.card() + "/revisions/" + number)
        .must(200);
  }

  private static List<String> differences(TestApi.Answer revision) {
    return revision
        .body()
        .get("differences")
        .valueStream()
        .map(
            one ->
                one.get("figure").asString()
                    + " "
                    + one.get("before").asString("none")
                    + " -> "
                    + one.get("after").asString("none"))
        .toList();
  }

  @Test
  void aLateFigureMakesOneAndTheDifferenceIsShownFigureByFigure() {
    var digest = hospital.shown().text("/digest");

    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));

    awaitRevision(2);
    assertThat(hospital.shown().text("/score/total")).isEqualTo("68.00");
    assertThat(revision(2).text("/reason/kind")).isEqualTo("LATE_EVIDENCE");
    assertThat(revision(2).text("/evidence/0/evidenceId")).isEqualTo("c1/COMPLAINT#1");
    assertThat(differences(revision(2)))
        .containsExactly(
            "base 80.00 -> 68.00",
            "counts/COMPLAINTS/denominator none -> 1",
            "counts/COMPLAINTS/numerator none -> 1",
            "dimensions/SATISFACTION 100.00 -> 70.00",
            "grade GOOD -> PASS",
            "indicators/COMPLAINTS/score 100.00 -> 70.00",
            "indicators/COMPLAINTS/value 0.0000 -> 1.0000",
            "total 80.00 -> 68.00");
    assertThat(revision(1).text("/result/digest")).isEqualTo(digest);
    assertThat(revision(1).text("/result/total")).isEqualTo("80.00");
  }

  @Test
  void aWithdrawnFigureMakesOneThatSaysWhoWithdrewItAndWhy() {
    hospital.withdrawn("o10/RESPOND#1", "wrong order");

    awaitRevision(2);
    assertThat(revision(2).text("/reason/kind")).isEqualTo("WITHDRAWN_EVIDENCE");
    assertThat(revision(2).text("/evidence/0/withdrawn/reason")).isEqualTo("wrong order");
    assertThat(revision(2).text("/evidence/0/withdrawn/by")).isEqualTo("supervisor");
    assertThat(hospital.shown().text("/score/total")).isEqualTo("100.00");
  }

  @Test
  void aSupersededFigureMakesOneThatCountsItsReplacement() {
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        hospital.name(),
        "o10",
        "superseding",
        new WorkOrderEvent.EvidenceSuperseded(
            "o10",
            "CLEANING",
            "o10/RESPOND#1",
            hospital.figure("o10/RESPOND#1v2", "ON_TIME_RESPONSE", 1),
            "arrived without signal",
            "supervisor",
            clock.instant()));

    await().until(() -> hospital.shown().text("/score/total"), "100.00"::equals);
    assertThat(hospital.counted()).isEqualTo(10);
    assertThat(state("o10/RESPOND#1")).isEqualTo("SUPERSEDED");
  }

  private String state(String evidenceId) {
    return hospital
        .manager()
        .get("/api/scorecards/" + hospital.card() + "/evidence?limit=200")
        .must(200)
        .body()
        .get("items")
        .valueStream()
        .filter(one -> one.at("/observation/evidenceId").asString().equals(evidenceId))
        .map(one -> one.get("state").asString())
        .findFirst()
        .orElse("none");
  }

  @Test
  void everyFigureThatCameSaysHowItCounts() {
    hospital.withdrawn("o10/RESPOND#1", "wrong order");
    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));

    await().until(() -> state("c1/COMPLAINT#1"), "LATE"::equals);
    await().until(() -> state("o10/RESPOND#1"), "WITHDRAWN"::equals);
    assertThat(state("o1/RESPOND#1")).isEqualTo("COUNTED");
  }

  @Test
  void ofAFinalCardIsAnnouncedAsFinalUnderItsNumber() {
    hospital.command("/publication", "").must(200);
    hospital.vendorUser(AHospital.VENDOR).post(path("/acceptance"), "").must(200);

    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));

    awaitRevision(2);
    assertThat(hospital.shown().text("/stage")).isEqualTo("FINAL");
    await()
        .untilAsserted(
            () ->
                assertThat(finals())
                    .extracting(ScorecardEvent.Finalised::revision, ScorecardEvent.Finalised::total)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "80.00"),
                        org.assertj.core.groups.Tuple.tuple(2, "68.00")));
    var asked =
        new TestApi(port, TestTokens.service("contracts", "internal.scorecard"))
            .internal(hospital.name(), "/internal/scorecards/" + hospital.card() + "/final")
            .must(200);
    assertThat(asked.body().get("revision").asInt()).isEqualTo(2);
    assertThat(asked.text("/total")).isEqualTo("68.00");
    assertThat(asked.text("/closedOrders")).isEqualTo("0");
  }

  @Test
  void ofAPublishedCardIsPublishedAnewWithAnAppealWindowOfItsOwn() {
    hospital.command("/publication", "").must(200);
    clock.forward(java.time.Duration.ofDays(6));

    hospital.arrives("complaint", hospital.figure("c1/COMPLAINT#1", "COMPLAINTS", 1));
    awaitRevision(2);
    clock.forward(java.time.Duration.ofDays(2));

    assertThat(hospital.shown().text("/stage")).isEqualTo("PUBLISHED");
    clock.forward(java.time.Duration.ofDays(5));
    hospital.awaits("FINAL");
    assertThat(finals()).extracting(ScorecardEvent.Finalised::revision).containsExactly(2);
  }

  private List<ScorecardEvent.Finalised> finals() {
    return hospital.heard(ScorecardEvent.Finalised.class);
  }

  private String path(String command) {
    return "/api/scorecards/" + hospital.card() + command;
  }
}
