package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.CLOSED;
import static cn.houqin.workorder.clock.OrderFact.Type.COMPLETED;
import static cn.houqin.workorder.clock.OrderFact.Type.DECLINED;
import static cn.houqin.workorder.clock.OrderFact.Type.FOLLOWED_UP;
import static cn.houqin.workorder.clock.OrderFact.Type.ON_SITE;
import static cn.houqin.workorder.clock.OrderFact.Type.REOPENED;
import static cn.houqin.workorder.clock.OrderFact.Type.VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of an order counts, for whom, and when. */
class OrderEvidenceTests {

  private static Story completed() {
    return Story.requested("Mon 09:00")
        .dispatched("A", "Mon 09:10")
        .then(ON_SITE, "Mon 09:40")
        .then(COMPLETED, "Mon 10:00")
        .then(VERIFIED, "Mon 10:10");
  }

  @Test
  void decidedClocksCountAtTheInstantThatDecidedThem() {
    assertThat(completed().evidence("Mon 10:10", null))
        .containsExactly(
            "RESPOND#1 A 0/1 Mon 09:30",
            "ARRIVE#1 A 1/1 Mon 09:40",
            "MAKE_SAFE#1 A 1/1 Mon 10:00",
            "COMPLETE#1 A 1/1 Mon 10:00");
  }

  @Test
  void runningAndVoidClocksGiveNothing() {
    var story =
        Story.requested("Mon 09:00").dispatched("A", "Mon 09:10").then(DECLINED, "Mon 09:20");

    assertThat(story.evidence("Mon 09:20", null)).containsExactly("RESPOND#1 A 0/1 Mon 09:20");
  }

  @Test
  void orderClosedWithoutReopeningWasFixedTheFirstTime() {
    var story = completed().then(FOLLOWED_UP, "Mon 11:00").then(CLOSED, "Mon 12:00");

    assertThat(story.evidence("Mon 12:00", 4))
        .endsWith("FIRST_TIME_FIX A 1/1 Mon 12:00", "SATISFACTION#1 A 4/1 Mon 11:00");
  }

  @Test
  void whoVerifiedOrAskedForTheRatingStandsByTheFigureAndNobodyByAClock() {
    var history =
        completed()
            .then(VERIFIED, "Mon 10:30")
            .then(FOLLOWED_UP, "Mon 11:00")
            .then(CLOSED, "Mon 12:00")
            .history();

    var items =
        OrderEvidence.of(history, OrderClocks.of(history, Story.at("Mon 12:00")), 4, Story.ZONE);

    assertThat(items)
        .extracting(item -> item.indicator() + " " + item.givenBy())
        .contains("FIRST_TIME_FIX who", "SATISFACTION who", "ON_TIME_RESPONSE null");
  }

  @Test
  void reopenedOrderCountsForTheVendorThatCompletedItLast() {
    var story =
        completed()
            .then(REOPENED, "Mon 11:00")
            .dispatched("B", "Mon 11:10")
            .then(ON_SITE, "Mon 11:20")
            .then(COMPLETED, "Mon 12:00")
            .then(VERIFIED, "Mon 12:10")
            .then(CLOSED, "Mon 12:20");

    assertThat(story.evidence("Mon 12:20", null)).endsWith("FIRST_TIME_FIX B 0/1 Mon 12:20");
  }

  @Test
  void eachRatingCountsForTheVendorThatHadCompletedItByThen() {
    var story =
        completed()
            .rated("Mon 10:30", 2)
            .then(REOPENED, "Mon 11:00")
            .dispatched("B", "Mon 11:10")
            .then(ON_SITE, "Mon 11:20")
            .then(COMPLETED, "Mon 12:00")
            .then(VERIFIED, "Mon 12:10")
            .rated("Mon 12:30", 5);

    assertThat(story.evidence("Mon 12:30", 5))
        .endsWith("SATISFACTION#1 A 2/1 Mon 10:30", "SATISFACTION#2 B 5/1 Mon 12:30");
  }

  @Test
  void secondFollowUpWithoutARatingRepeatsNone() {
    var story =
        completed()
            .rated("Mon 10:30", 2)
            .then(REOPENED, "Mon 11:00")
            .then(COMPLETED, "Mon 12:00")
            .then(VERIFIED, "Mon 12:10")
            .then(FOLLOWED_UP, "Mon 12:30");

    assertThat(story.evidence("Mon 12:30", 2).stream().filter(item -> item.startsWith("SAT")))
        .containsExactly("SATISFACTION#1 A 2/1 Mon 10:30");
  }

  @Test
  void ratingOfAHistoricOrderIsThatOfItsLastFollowUp() {
    var story =
        completed()
            .then(FOLLOWED_UP, "Mon 10:30")
            .then(REOPENED, "Mon 11:00")
            .then(COMPLETED, "Mon 12:00")
            .then(VERIFIED, "Mon 12:10")
            .then(FOLLOWED_UP, "Mon 12:30");

    assertThat(story.evidence("Mon 12:30", 3)).endsWith("SATISFACTION#2 A 3/1 Mon 12:30");
  }

  @Test
  void historyOfBareDatesGivesClockEvidenceOnly() {
    var story =
        Story.requested("Mon 09:00")
            .ofBareDates()
            .assigned("A", "Mon 09:00")
            .then(COMPLETED, "Mon 10:00")
            .then(CLOSED, "Mon 12:00");

    assertThat(story.evidence("Tue 09:00", null))
        .containsExactly("MAKE_SAFE#1 A 1/1 Mon 10:00", "COMPLETE#1 A 1/1 Mon 10:00");
  }

  @Test
  void workOfAVendorWithoutAContractCountsForNobody() {
    var story =
        Story.requested("Mon 09:00")
            .dispatched("A", "Mon 09:10")
            .then(DECLINED, "Mon 09:20")
            .dispatchedUncovered("X", "Mon 09:30")
            .then(ON_SITE, "Mon 09:40")
            .then(COMPLETED, "Mon 10:00")
            .then(VERIFIED, "Mon 10:10")
            .then(CLOSED, "Mon 10:20");

    assertThat(story.evidence("Tue 09:00", null)).containsExactly("RESPOND#1 A 0/1 Mon 09:20");
  }

  @Test
  void monthIsThatOfTheInstantInTheHospitalsZone() {
    var lastOfAugust = Instant.parse("2026-08-31T15:59:59.999Z");
    var clocks = List.of(respondAt(lastOfAugust), respondAt(lastOfAugust.plusMillis(1)));
    var history = completed().then(ACKNOWLEDGED, "Mon 11:00").history();

    assertThat(OrderEvidence.of(history, clocks, null, Story.ZONE))
        .extracting(OrderEvidence.Item::month)
        .containsExactly(YearMonth.of(2026, 8), YearMonth.of(2026, 9));
  }

  private static OrderClock respondAt(Instant at) {
    var assignment = completed().history().assignments().getFirst();
    return new OrderClock(
        "RESPOND#1", ClockKind.RESPOND, assignment, at, OrderClock.State.MET, at, List.of());
  }
}
