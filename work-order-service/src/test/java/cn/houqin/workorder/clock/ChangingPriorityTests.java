package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACCEPTED;
import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.DECLINED;
import static cn.houqin.workorder.clock.OrderFact.Type.MADE_SAFE;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of priority does to clocks that run. */
class ChangingPriorityTests {

  private static List<String> clocks(Story story, String priority, String asOf) {
    return OrderClocks.of(story.history(priority), Story.at(asOf)).stream()
        .map(Story::shown)
        .toList();
  }

  @Test
  void timeAlreadyWorkedIsKept() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .withPriority(ACKNOWLEDGED, "Mon 09:40", "URGENT")
            .then(ON_SITE, "Mon 10:01");

    assertThat(clocks(story, "ROUTINE", "Mon 10:01"))
        .contains("RESPOND#1 A MET Mon 09:40", "ARRIVE#1 A BREACHED Mon 10:00");
  }

  @Test
  void targetAlreadyReachedIsDueAtTheChange() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .withPriority(ACKNOWLEDGED, "Mon 10:30", "URGENT");

    assertThat(clocks(story, "ROUTINE", "Mon 10:31")).contains("ARRIVE#1 A BREACHED Mon 10:30");
  }

  @Test
  void clockDecidedBeforeTheChangeStays() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .withPriority(ACKNOWLEDGED, "Mon 10:01", "ROUTINE")
            .then(ON_SITE, "Mon 10:30");

    assertThat(clocks(story, "URGENT", "Tue 09:00"))
        .contains("RESPOND#1 A BREACHED Mon 09:30", "ARRIVE#1 A BREACHED Mon 10:00");
  }

  @Test
  void priorityBeforeTheDispatchIsTheOneOfTheNextVendor() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .then(DECLINED, "Mon 09:15")
            .withPriority(ACCEPTED, "Mon 09:20", "URGENT")
            .dispatched("B", "Mon 10:00")
            .then(ACKNOWLEDGED, "Mon 10:31");

    assertThat(clocks(story, "ROUTINE", "Tue 09:00")).contains("RESPOND#2 B BREACHED Mon 10:30");
  }

  @Test
  void priorityWithoutATargetEndsTheClockUndecided() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .then(ON_SITE, "Mon 09:20")
            .withPriority(ACKNOWLEDGED, "Mon 09:30", "ROUTINE")
            .then(MADE_SAFE, "Mon 09:40");

    assertThat(clocks(story, "URGENT", "Tue 09:00")).contains("MAKE_SAFE#1 A VOID");
  }

  @Test
  void priorityThatBringsATargetStartsTheClockThere() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .withPriority(ON_SITE, "Mon 13:00", "URGENT")
            .then(MADE_SAFE, "Mon 15:00");

    assertThat(clocks(story, "ROUTINE", "Tue 09:00")).contains("MAKE_SAFE#1 A MET Mon 15:00");
  }
}
