package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.CANCELLED;
import static cn.houqin.workorder.clock.OrderFact.Type.COMPLETED;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static cn.houqin.workorder.clock.OrderFact.Type.REOPENED;
import static cn.houqin.workorder.clock.OrderFact.Type.TRANSFERRED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What cancelling leaves of the clocks, and what reopening starts. */
class EndingAndReopeningTests {

  private static Story dispatched() {
    return Story.requested("Mon 09:00").dispatched("A", "Mon 09:10");
  }

  @Test
  void cancellingKeepsWhatWasDecidedBefore() {
    var story = dispatched().then(ACKNOWLEDGED, "Mon 09:20").then(CANCELLED, "Mon 10:30");

    assertThat(story.clocks("Tue 09:00"))
        .containsExactly(
            "RESPOND#1 A MET Mon 09:20",
            "ARRIVE#1 A BREACHED Mon 10:00",
            "MAKE_SAFE#1 A VOID",
            "COMPLETE#1 A VOID");
  }

  @Test
  void deadlineAtTheInstantOfCancellingGivesNothing() {
    assertThat(dispatched().then(CANCELLED, "Mon 09:30").clocks("Tue 09:00"))
        .contains("RESPOND#1 A VOID");
    assertThat(dispatched().then(TRANSFERRED, "Mon 09:31").clocks("Tue 09:00"))
        .contains("RESPOND#1 A BREACHED Mon 09:30", "ARRIVE#1 A VOID");
  }

  @Test
  void reopeningStartsOnlyCompleteAgain() {
    var story =
        dispatched()
            .then(ON_SITE, "Mon 09:20")
            .then(COMPLETED, "Mon 10:00")
            .then(REOPENED, "Mon 11:00")
            .then(COMPLETED, "Mon 15:01")
            .then(REOPENED, "Mon 16:00");

    assertThat(story.clocks("Mon 16:30").subList(3, 6))
        .containsExactly(
            "COMPLETE#1 A MET Mon 10:00",
            "COMPLETE#1.R1 A BREACHED Mon 15:00",
            "COMPLETE#1.R2 A RUNNING");
  }

  @Test
  void completionAtTheInstantOfReopeningIsTheOneBefore() {
    var story =
        dispatched()
            .then(ON_SITE, "Mon 09:20")
            .then(COMPLETED, "Mon 10:00")
            .then(REOPENED, "Mon 10:00");

    assertThat(story.clocks("Mon 10:30"))
        .contains("COMPLETE#1 A MET Mon 10:00", "COMPLETE#1.R1 A RUNNING");
  }
}
