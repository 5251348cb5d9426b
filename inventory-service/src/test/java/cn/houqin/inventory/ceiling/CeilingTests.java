package cn.houqin.inventory.ceiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CeilingTests {

  private static final Instant NOW = Instant.parse("2026-03-17T00:00:00Z");
  private static final Limit HUNDRED = new Limit(new BigDecimal(100), BigDecimal.TEN);

  private static Ceiling claimed(Ceiling ceiling, String order, String quantity) {
    return ceiling.claiming(new Owner(order, 1), Map.of(1, new BigDecimal(quantity)), HUNDRED, NOW);
  }

  private static Ceiling empty() {
    return Ceiling.of("HT-1", "GLOVE", HUNDRED);
  }

  @Test
  void takesFiftyThenSixtyOfAHundredAndTenPercent() {
    var ceiling = claimed(claimed(empty(), "a", "50"), "b", "60");

    assertThat(ceiling.taken()).isEqualByComparingTo("110");
  }

  @Test
  void refusesFiftyThenSixtyOne() {
    var ceiling = claimed(empty(), "a", "50");

    assertThatThrownBy(() -> claimed(ceiling, "b", "61")).isInstanceOf(CeilingExceeded.class);
    assertThatThrownBy(() -> claimed(ceiling, "b", "60.000001"))
        .isInstanceOf(CeilingExceeded.class);
  }

  @Test
  void countsAnOrderThatClaimsAgainOnce() {
    var first = claimed(empty(), "a", "60");

    var again = first.claiming(new Owner("a", 2), Map.of(1, new BigDecimal(70)), HUNDRED, NOW);

    assertThat(again.taken()).isEqualByComparingTo("70");
    assertThat(again.confirming(new Owner("a", 1)).entries()).noneMatch(Ceiling.Entry::confirmed);
  }

  @Test
  void givesNothingToAClaimOfAStateThatTheOrderHasLeft() {
    var newer = empty().claiming(new Owner("a", 2), Map.of(1, BigDecimal.TEN), HUNDRED, NOW);

    assertThat(claimed(newer, "a", "60")).isEqualTo(newer);
  }

  @Test
  void leavesAConfirmedClaimAsItIs() {
    var held = claimed(empty(), "a", "60").confirming(new Owner("a", 1));

    assertThat(claimed(held, "a", "60")).isEqualTo(held);
    assertThat(held.releasing(new Owner("a", 1))).isEqualTo(held);
    assertThat(held.nextTimerAt()).isNull();
  }

  @Test
  void takesCancelledQuantityBackAndFoldsAFinishedLineOnce() {
    var held = claimed(empty(), "a", "60").confirming(new Owner("a", 1));

    var finished = held.standing("a", new LineStanding(1, new BigDecimal(20), true, 3));
    var again = finished.standing("a", new LineStanding(1, new BigDecimal(20), true, 3));

    assertThat(finished.taken()).isEqualByComparingTo("20");
    assertThat(finished.entries()).isEmpty();
    assertThat(again).isEqualTo(finished);
  }

  @Test
  void letsWhatAnOlderStateOfTheOrderSaidOvertakeNothing() {
    var held = claimed(empty(), "a", "60").confirming(new Owner("a", 1));

    var newer = held.standing("a", new LineStanding(1, new BigDecimal(20), false, 4));
    var late = newer.standing("a", new LineStanding(1, new BigDecimal(50), false, 3));

    assertThat(late).isEqualTo(newer);
    assertThat(late.taken()).isEqualByComparingTo("20");
  }

  @Test
  void asksForTheSweeperAMinuteAfterAnUnfinishedClaim() {
    var ceiling = claimed(empty(), "a", "60");

    assertThat(ceiling.nextTimerAt()).isEqualTo(NOW.plusSeconds(60));
    assertThat(ceiling.overdue(NOW.plusSeconds(59))).isEmpty();
    assertThat(ceiling.overdue(NOW.plusSeconds(60))).containsExactly(new Owner("a", 1));
  }
}
