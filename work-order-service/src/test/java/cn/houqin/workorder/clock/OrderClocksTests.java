package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.COMPLETED;
import static cn.houqin.workorder.clock.OrderFact.Type.DISPATCHED;
import static cn.houqin.workorder.clock.OrderFact.Type.MADE_SAFE;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static cn.houqin.workorder.clock.OrderFact.Type.PAUSED;
import static cn.houqin.workorder.clock.OrderFact.Type.RESUMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What starts, stops, holds and cuts off the clocks of one vendor. */
class OrderClocksTests {

  private static Story dispatched() {
    return Story.requested("Mon 09:00").dispatched("A", "Mon 09:10");
  }

  @Test
  void eachClockStopsAtItsFact() {
    var story =
        dispatched()
            .then(ACKNOWLEDGED, "Mon 09:30")
            .then(ON_SITE, "Mon 10:01")
            .then(MADE_SAFE, "Mon 10:30")
            .then(COMPLETED, "Mon 13:00");

    assertThat(story.clocks("Tue 09:00"))
        .containsExactly(
            "RESPOND#1 A MET Mon 09:30",
            "ARRIVE#1 A BREACHED Mon 10:00",
            "MAKE_SAFE#1 A MET Mon 10:30",
            "COMPLETE#1 A MET Mon 13:00");
  }

  @Test
  void arrivingAcknowledgesAndCompletingMakesSafe() {
    var story = dispatched().then(ON_SITE, "Mon 09:20").then(COMPLETED, "Mon 10:30");

    assertThat(story.clocks("Tue 09:00"))
        .contains("RESPOND#1 A MET Mon 09:20", "MAKE_SAFE#1 A MET Mon 10:30");
  }

  @Test
  void clocksMayStartAtTheDispatch() {
    var story =
        Story.requested("Mon 09:00")
            .startingAtDispatch()
            .dispatched("A", "Mon 09:20")
            .then(ACKNOWLEDGED, "Mon 09:50");

    assertThat(story.clocks("Mon 09:50")).contains("RESPOND#1 A MET Mon 09:50");
  }

  @Test
  void deadlineHasPassedOneMillisecondAfterIt() {
    var history = dispatched().history();
    var deadline = Story.at("Mon 09:30");

    assertThat(OrderClocks.of(history, deadline).getFirst().state())
        .isEqualTo(OrderClock.State.RUNNING);
    assertThat(OrderClocks.of(history, deadline.plusMillis(1)).getFirst().state())
        .isEqualTo(OrderClock.State.BREACHED);
  }

  @Test
  void runningClockWarns() {
    var clocks = OrderClocks.of(dispatched().history(), Story.at("Mon 09:10"));

    assertThat(clocks.getLast().warnings())
        .containsExactly(
            new OrderClock.Warning(0, 50, Story.at("Mon 11:00")),
            new OrderClock.Warning(0, 80, Story.at("Mon 12:12")));
  }

  @Test
  void priorityWithoutATargetHasNoSuchClock() {
    var clocks = OrderClocks.of(dispatched().history("ROUTINE"), Story.at("Mon 09:10"));

    assertThat(clocks.stream().map(OrderClock::cause))
        .containsExactly("RESPOND#1", "ARRIVE#1", "COMPLETE#1");
  }

  @Test
  void pauseForAnAllowedReasonHoldsEveryRunningClock() {
    var story =
        dispatched()
            .then(ACKNOWLEDGED, "Mon 09:20")
            .then(PAUSED, "Mon 09:30", "AWAITING_PARTS")
            .then(RESUMED, "Mon 11:30")
            .then(ON_SITE, "Mon 12:00")
            .then(COMPLETED, "Mon 15:01");

    assertThat(story.clocks("Tue 09:00"))
        .containsExactly(
            "RESPOND#1 A MET Mon 09:20",
            "ARRIVE#1 A MET Mon 12:00",
            "MAKE_SAFE#1 A BREACHED Mon 13:00",
            "COMPLETE#1 A BREACHED Mon 15:00");
  }

  @Test
  void pauseForAnotherReasonHoldsNothing() {
    var story =
        dispatched()
            .then(ACKNOWLEDGED, "Mon 09:20")
            .then(PAUSED, "Mon 09:30", "LUNCH")
            .then(RESUMED, "Mon 11:30")
            .then(ON_SITE, "Mon 12:00");

    assertThat(story.clocks("Mon 12:00")).contains("ARRIVE#1 A BREACHED Mon 10:00");
  }

  @Test
  void pausedClockHasNoDeadlineAndCannotBreach() {
    var history =
        dispatched()
            .then(ACKNOWLEDGED, "Mon 09:20")
            .then(PAUSED, "Mon 09:30", "AWAITING_PARTS")
            .history();

    var arrive = OrderClocks.of(history, Story.at("Fri 12:00")).get(1);

    assertThat(arrive.deadline()).isNull();
    assertThat(arrive.state()).isEqualTo(OrderClock.State.RUNNING);
  }

  @Test
  void dueDateOfAnotherSystemIsNotTouchedByPauses() {
    var story =
        dispatched()
            .due("Mon 12:00")
            .then(ON_SITE, "Mon 09:20")
            .then(PAUSED, "Mon 09:30", "AWAITING_PARTS")
            .then(RESUMED, "Mon 16:00")
            .then(COMPLETED, "Mon 16:30");

    assertThat(story.clocks("Tue 09:00")).contains("COMPLETE#1 A BREACHED Mon 12:00");
  }

  @Test
  void bareDatesDecideOnlyWhatTheyStop() {
    var story =
        Story.requested("Mon 09:00")
            .ofBareDates()
            .assigned("A", "Mon 09:00")
            .due("Mon 12:00")
            .then(COMPLETED, "Mon 11:00");

    assertThat(story.clocks("Tue 09:00"))
        .isEqualTo(
            List.of(
                "RESPOND#1 A VOID",
                "ARRIVE#1 A VOID",
                "MAKE_SAFE#1 A MET Mon 11:00",
                "COMPLETE#1 A MET Mon 11:00"));
  }

  @Test
  void dueDateNeedsNoTargetOfTheContract() {
    var history =
        dispatched().due("Mon 12:00").then(ON_SITE, "Mon 10:00").then(COMPLETED, "Mon 11:00");

    assertThat(OrderClocks.of(history.history("UNHEARD"), Story.at("Tue 09:00")))
        .extracting(OrderClock::cause)
        .containsExactly("COMPLETE#1");
  }

  @Test
  void dispatchAmongBareDatesIsThatOfTheAssignment() {
    var story =
        Story.requested("Mon 09:00")
            .ofBareDates()
            .startingAtDispatch()
            .assigned("A", "Mon 09:00")
            .then(DISPATCHED, "Mon 10:00")
            .then(ON_SITE, "Mon 10:30")
            .then(COMPLETED, "Mon 14:01");

    assertThat(story.clocks("Tue 09:00"))
        .containsExactly(
            "RESPOND#1 A MET Mon 10:30",
            "ARRIVE#1 A MET Mon 10:30",
            "MAKE_SAFE#1 A BREACHED Mon 12:00",
            "COMPLETE#1 A BREACHED Mon 14:00");
  }
}
