package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.OrderFact.Type.ACKNOWLEDGED;
import static cn.houqin.workorder.clock.OrderFact.Type.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the clocks say of a vendor that did not answer and lost the order. */
class SilentVendorTests {

  private static Story dispatched() {
    return Story.requested("Mon 09:00").dispatched("A", "Mon 09:10");
  }

  @Test
  void silenceIsBreachedAtTheDeadline() {
    var story = dispatched().dispatched("B", "Mon 09:31");

    assertThat(story.clocks("Mon 09:31"))
        .startsWith("RESPOND#1 A BREACHED Mon 09:30", "ARRIVE#1 A VOID");
  }

  @Test
  void silenceBeyondAShorterLimitIsBreachedWhenTheDeadlineComes() {
    var story =
        Story.requested("Mon 09:00")
            .acknowledgedWithin(5)
            .dispatched("A", "Mon 09:10")
            .dispatched("B", "Mon 09:16")
            .then(ACKNOWLEDGED, "Mon 09:20");

    assertThat(story.clocks("Mon 09:30")).contains("RESPOND#1 A RUNNING", "ARRIVE#1 A VOID");
    assertThat(story.clocks("Mon 09:31")).contains("RESPOND#1 A BREACHED Mon 09:30");
  }

  @Test
  void silenceGivesNothingIfTheOrderIsCancelledBeforeTheDeadline() {
    var story =
        Story.requested("Mon 09:00")
            .acknowledgedWithin(5)
            .dispatched("A", "Mon 09:10")
            .dispatched("B", "Mon 09:16")
            .then(CANCELLED, "Mon 09:30");

    assertThat(story.clocks("Mon 09:31")).contains("RESPOND#1 A VOID", "RESPOND#2 B VOID");
  }

  @Test
  void orderTakenAwayWithinTheLimitSaysNothing() {
    var story =
        Story.requested("Mon 09:00")
            .acknowledgedWithin(5)
            .dispatched("A", "Mon 09:10")
            .dispatched("B", "Mon 09:15");

    assertThat(story.clocks("Tue 09:00")).contains("RESPOND#1 A VOID");
  }

  @Test
  void suspensionSaysNothingOfWhatWasUndecided() {
    var story =
        Story.requested("Mon 09:00")
            .acknowledgedWithin(5)
            .dispatched("A", "Mon 09:10")
            .dispatched("B", "Mon 09:25", OrderFact.VENDOR_SUSPENDED);

    assertThat(story.clocks("Tue 09:00")).contains("RESPOND#1 A VOID", "ARRIVE#1 A VOID");
  }

  @Test
  void limitOfSilenceIsTheResponseDeadlineUnlessTheContractSaysOtherwise() {
    var limited = Story.requested("Mon 09:00").acknowledgedWithin(5).dispatched("A", "Mon 09:10");

    assertThat(OrderClocks.acknowledgeLimit(dispatched().history()))
        .contains(Story.at("Mon 09:30"));
    assertThat(OrderClocks.acknowledgeLimit(limited.history())).contains(Story.at("Mon 09:15"));
    assertThat(OrderClocks.acknowledgeLimit(limited.then(ACKNOWLEDGED, "Mon 09:12").history()))
        .isEmpty();
  }
}
