package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.IncidentEvent;
import cn.houqin.events.workorder.StaffingEvent;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Incidents start what the ladder says of them, whether they are told or their figures entered. */
@HouqinServiceTest
class IncidentsOnTheLadderTests {

  private static final String TALK_AFTER_INTERRUPTIONS =
      """
      {"confirmFrom": "RECTIFICATION_NOTICE", "rules": [
        {"rule": "cut", "when": {"on": "EVENT", "event": "INTERRUPTION"}, "then": {"step": "TALK"}}]}
      """;

  @Autowired TestClock clock;
  @LocalServerPort int port;
  ALadder ladder;

  @BeforeEach
  void aLadder() {
    ladder = ALadder.ready(port, clock, TALK_AFTER_INTERRUPTIONS);
  }

  private void enter(String id, int minutes) {
    ladder
        .person("system", "INTEGRATOR")
        .post(
            "/api/observations",
            """
            {"reason":"log of the plant","observation":{"sourceSystem":"BMS","externalId":"%s",
             "indicator":"INTERRUPTION_RATE","contract":"HT-3","line":"CLEANING","datedAt":"%s",
             "numerator":"%d","denominator":"1000"}}"""
                .formatted(id, clock.instant().minusSeconds(1), minutes))
        .must(201);
  }

  private void doubted(String consequence) {
    await()
        .until(
            () -> ladder.hospital().as("AUDITOR").get(PATH + consequence).text("/body/doubt/why"),
            "CAUSE_FELL_AWAY"::equals);
  }

  @Test
  void aFigureOfMinutesInterruptedIsAnEventUntilItIsWithdrawn() {
    enter("I-0", 0);
    enter("I-1", 30);

    var talk = ladder.awaits(ALadder.id("cut", "entered~BMS~I-1"), "SERVED");
    assertThat(talk.at("/body/finding/outcome/step").asString()).isEqualTo("TALK");
    assertThat(ladder.all()).hasSize(1);
    var told = ladder.hospital().manager().get("/api/occurrences?contract=HT-3").must(200);
    assertThat(told.text("/items/0/body/description")).isEqualTo("INTERRUPTION_RATE 30 / 1000");
    assertThat(told.text("/items/0/body/reportedBy")).isEqualTo("system");

    ladder
        .hospital()
        .manager()
        .post("/api/observations/BMS~I-1/withdrawal", "{\"reason\":\"a test of the plant\"}")
        .must(200);
    doubted(ALadder.id("cut", "entered~BMS~I-1"));
  }

  private void happens(String incident, boolean planned) {
    told(
        incident,
        new IncidentEvent.Recorded(
            incident,
            "INTERRUPTION",
            "HT-3",
            "CLEANING",
            AHospital.VENDOR,
            List.of("B1"),
            "no water",
            planned,
            "u-1",
            clock.instant(),
            null,
            clock.instant()));
  }

  private void told(String incident, IncidentEvent event) {
    TestTopics.announceFact(
        Streams.INCIDENTS, ladder.hospital().name(), incident, UUID.randomUUID().toString(), event);
  }

  @Test
  void anIncidentToldByItsOwnerIsOneUnlessItWasPlanned() {
    happens("N-1", true);
    happens("N-2", false);
    happens("N-2", false);

    ladder.awaits(ALadder.id("cut", "incident~N-2"), "SERVED");
    assertThat(ladder.all()).hasSize(1);

    told("N-2", new IncidentEvent.Withdrawn("N-2", "not theirs", "u-2", clock.instant()));
    doubted(ALadder.id("cut", "incident~N-2"));
  }

  @Test
  void figuresOfIncidentsAndOfStaffingCountUntilTheyAreWithdrawn() {
    var hospital = ladder.hospital();
    var minutes = figure("N-3/RATE", "INTERRUPTION_RATE");
    var posts = figure("R-1/FILL", "STAFFING_FILL");
    told("N-3", new IncidentEvent.EvidenceRecorded("N-3", minutes, clock.instant()));
    staffing("R-1", new StaffingEvent.EvidenceRecorded("R-1", posts, clock.instant()));
    await().until(hospital::counted, count -> count == 2);

    told(
        "N-3",
        new IncidentEvent.EvidenceWithdrawn(
            "N-3", "N-3/RATE", "HT-1", "CLEANING", minutes.month(), "r", "u", clock.instant()));
    staffing(
        "R-1",
        new StaffingEvent.EvidenceWithdrawn(
            "R-1", "R-1/FILL", "HT-1", "CLEANING", posts.month(), "r", "u", clock.instant()));

    await().until(hospital::counted, count -> count == 0);
  }

  private Evidence figure(String id, String indicator) {
    return ladder.hospital().figure(id, indicator, 1);
  }

  private void staffing(String roster, StaffingEvent event) {
    TestTopics.announceFact(
        Streams.STAFFING, ladder.hospital().name(), roster, UUID.randomUUID().toString(), event);
  }
}
