package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.COMPLETED;
import static cn.houqin.workorder.clock.OrderFact.Type.DECLINED;
import static cn.houqin.workorder.clock.OrderFact.Type.OFFERED;
import static cn.houqin.workorder.clock.OrderFact.Type.OFFER_DECLINED;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static cn.houqin.workorder.clock.OrderFact.Type.REOPENED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the clocks of an order say of each vendor that had it. */
class ChangingVendorsTests {

  private static Story dispatched() {
    return Story.requested("Mon 09:00").dispatched("A", "Mon 09:10");
  }

  @Test
  void declineBreachesAnUndecidedResponseAtOnceAndTheNextVendorBeginsAnew() {
    var story =
        dispatched()
            .then(DECLINED, "Mon 09:20")
            .dispatched("B", "Mon 09:25")
            .then(ACKNOWLEDGED, "Mon 09:55")
            .then(ON_SITE, "Mon 10:26");

    assertThat(story.clocks("Mon 10:30"))
        .containsExactly(
            "RESPOND#1 A BREACHED Mon 09:20",
            "ARRIVE#1 A VOID",
            "MAKE_SAFE#1 A VOID",
            "COMPLETE#1 A VOID",
            "RESPOND#2 B MET Mon 09:55",
            "ARRIVE#2 B BREACHED Mon 10:25",
            "MAKE_SAFE#2 B RUNNING",
            "COMPLETE#2 B RUNNING");
  }

  @Test
  void declineAfterAcknowledgingLeavesTheResponseMet() {
    var story = dispatched().then(ACKNOWLEDGED, "Mon 09:15").then(DECLINED, "Mon 10:30");

    assertThat(story.clocks("Mon 10:31"))
        .containsExactly(
            "RESPOND#1 A MET Mon 09:15",
            "ARRIVE#1 A BREACHED Mon 10:00",
            "MAKE_SAFE#1 A VOID",
            "COMPLETE#1 A VOID");
  }

  @Test
  void clocksGoOnWhenDispatchedAgainToTheSameVendor() {
    var story = dispatched().dispatched("A", "Mon 09:25").then(ACKNOWLEDGED, "Mon 09:31");

    assertThat(story.clocks("Mon 09:31"))
        .containsExactly(
            "RESPOND#1 A BREACHED Mon 09:30",
            "ARRIVE#1 A RUNNING",
            "MAKE_SAFE#1 A RUNNING",
            "COMPLETE#1 A RUNNING");
  }

  @Test
  void declineStandsWhenTheSameVendorTakesItUpAgain() {
    var story =
        dispatched()
            .then(DECLINED, "Mon 09:20")
            .dispatched("A", "Mon 09:25")
            .then(ON_SITE, "Mon 09:28");

    assertThat(story.clocks("Mon 09:30"))
        .containsExactly(
            "RESPOND#1 A BREACHED Mon 09:20",
            "ARRIVE#1 A MET Mon 09:28",
            "MAKE_SAFE#1 A RUNNING",
            "COMPLETE#1 A RUNNING");
  }

  @Test
  void vendorThatGetsItBackFromAnotherBeginsAnew() {
    var story =
        dispatched()
            .then(ACKNOWLEDGED, "Mon 09:15")
            .dispatched("B", "Mon 09:20")
            .then(DECLINED, "Mon 09:21")
            .dispatched("A", "Mon 09:25");

    assertThat(story.clocks("Mon 09:30"))
        .contains(
            "RESPOND#1 A MET Mon 09:15", "RESPOND#2 B BREACHED Mon 09:21", "ARRIVE#3 A RUNNING");
  }

  @Test
  void anotherVendorAfterReopeningHasOnlyCompleteAgain() {
    var story =
        dispatched()
            .then(ON_SITE, "Mon 09:20")
            .then(COMPLETED, "Mon 10:00")
            .then(REOPENED, "Mon 11:00")
            .dispatched("B", "Mon 11:00")
            .then(ON_SITE, "Mon 12:00")
            .then(COMPLETED, "Mon 15:00");

    assertThat(story.clocks("Tue 09:00"))
        .containsExactly(
            "RESPOND#1 A MET Mon 09:20",
            "ARRIVE#1 A MET Mon 09:20",
            "MAKE_SAFE#1 A MET Mon 10:00",
            "COMPLETE#1 A MET Mon 10:00",
            "COMPLETE#1.R1 A VOID",
            "COMPLETE#2 B MET Mon 15:00");
  }

  @Test
  void sameVendorDispatchedAgainAfterReopeningGoesOnFromTheReopening() {
    var story =
        dispatched()
            .then(ON_SITE, "Mon 09:20")
            .then(COMPLETED, "Mon 10:00")
            .then(REOPENED, "Mon 11:00")
            .dispatched("A", "Mon 12:00")
            .then(ON_SITE, "Mon 12:30")
            .then(COMPLETED, "Mon 15:01");

    assertThat(story.clocks("Tue 09:00"))
        .endsWith("COMPLETE#1 A MET Mon 10:00", "COMPLETE#1.R1 A BREACHED Mon 15:00");
  }

  @Test
  void workOfAVendorWithoutAContractStopsNobodysClock() {
    var story = dispatched().dispatchedUncovered("X", "Mon 09:20").then(ACKNOWLEDGED, "Mon 09:25");

    assertThat(story.clocks("Mon 09:40"))
        .containsExactly(
            "RESPOND#1 A VOID", "ARRIVE#1 A VOID", "MAKE_SAFE#1 A VOID", "COMPLETE#1 A VOID");
  }

  @Test
  void promiseToTheRequesterGoesOnFromTheRequest() {
    var story =
        dispatched()
            .then(DECLINED, "Mon 09:20")
            .dispatched("B", "Mon 09:25")
            .then(ACKNOWLEDGED, "Mon 09:31")
            .then(ON_SITE, "Mon 09:40");

    assertThat(story.promise("Mon 09:45"))
        .containsExactly(
            "RESPOND#0 A BREACHED Mon 09:30",
            "ARRIVE#0 A MET Mon 09:40",
            "MAKE_SAFE#0 A RUNNING",
            "COMPLETE#0 A RUNNING");
  }

  @Test
  void offeredToOthersAfterReopeningTheFirstHasLostItThenWhateverThoseSay() {
    var story =
        dispatched()
            .then(ON_SITE, "Mon 09:20")
            .then(COMPLETED, "Mon 10:00")
            .then(REOPENED, "Mon 11:00")
            .then(OFFERED, "Mon 14:00")
            .then(OFFER_DECLINED, "Mon 15:30")
            .dispatched("B", "Mon 16:00");

    assertThat(story.clocks("Mon 16:30"))
        .contains("COMPLETE#1.R1 A VOID", "COMPLETE#2 B RUNNING")
        .noneMatch(clock -> clock.contains("BREACHED"));
  }
}
