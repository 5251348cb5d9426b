package cn.houqin.kpi.consequence;

import static cn.houqin.kpi.consequence.ALadder.PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTopics;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A revision lifts a score that had a consequence, or lowers one that had none. */
@HouqinServiceTest
class LosingCausesTests {

  private static final String WARNING = ALadder.id("low", "2022-02");

  @Autowired TestClock clock;
  @LocalServerPort int port;
  ALadder ladder;

  @BeforeEach
  void aWarning() {
    ladder = ALadder.ready(port, clock);
    ladder.scored("2022-01", 1);
    ladder.scored("2022-02", 1);
    ladder.awaits(WARNING, "PROPOSED");
  }

  private void withdrawn(String month) {
    var complaint = ladder.complaint(month, 1);
    TestTopics.announceFact(
        Streams.WORK_ORDERS,
        ladder.hospital().name(),
        complaint.sourceId(),
        UUID.randomUUID().toString(),
        new WorkOrderEvent.EvidenceWithdrawn(
            complaint.sourceId(),
            "CLEANING",
            complaint.evidenceId(),
            ALadder.CONTRACT,
            month,
            "not theirs",
            "supervisor",
            clock.instant()));
  }

  @Test
  void itIsWithdrawnBeforeServiceAndProposedAgainWhenTheCauseComesBack() {
    withdrawn("2022-01");

    var shown = ladder.awaits(WARNING, "WITHDRAWN");
    assertThat(shown.at("/body/history/1/reason").asString()).isEqualTo("CAUSE_FELL_AWAY");

    ladder.hospital().arrives(UUID.randomUUID().toString(), ladder.complaint("2022-01", 2));

    var again = ladder.awaits(WARNING, "PROPOSED");
    assertThat(again.at("/body/finding/cards/0/revision").asInt()).isEqualTo(3);
    assertThat(again.at("/body/history").size()).isEqualTo(3);
  }

  @Test
  void afterServiceAPersonDecidesWhetherItStays() {
    ladder.confirm(WARNING, "VENDOR_MANAGER").must(200);

    withdrawn("2022-02");

    await()
        .until(
            () -> ladder.hospital().as("AUDITOR").get(PATH + WARNING).text("/body/doubt/why"),
            "CAUSE_FELL_AWAY"::equals);
    ladder.awaits(WARNING, "SERVED");
    var decision = "{\"keep\":%s,\"reason\":\"the complaint was theirs after all\"}";
    var path = PATH + WARNING + "/doubt-decision";
    var decider = ladder.person("decider", "VENDOR_MANAGER");
    assertThat(ladder.hospital().manager().post(path, decision.formatted(true)).must(403).problem())
        .isEqualTo("had-a-hand-in-the-cause");
    assertThat(decider.post(path, decision.formatted(false)).must(200).text("/body/status"))
        .isEqualTo("REVOKED");
    assertThat(decider.post(path, decision.formatted(true)).must(409).problem())
        .isEqualTo("consequence-not-in-status");
  }
}
