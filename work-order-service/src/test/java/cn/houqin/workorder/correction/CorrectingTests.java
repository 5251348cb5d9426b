package cn.houqin.workorder.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.clock.OrderFact.Type;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What can be put right of a history, and what becomes of it. */
class CorrectingTests {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
  private static final Instant NOW = minute(100);
  private static final List<OrderFact> FACTS =
      List.of(
          fact(Type.REQUESTED, 0),
          fact(Type.DISPATCHED, 10),
          fact(Type.ON_SITE, 20),
          fact(Type.COMPLETED, 50));

  private static Instant minute(int minute) {
    return START.plusSeconds(60L * minute);
  }

  private static OrderFact fact(Type type, int minute) {
    return new OrderFact(type, minute(minute), "x", null, null, null, null, minute(minute));
  }

  private static Correction proposed(int index, @Nullable Instant at) {
    return Correcting.proposed(
        FACTS, 1, new Correcting.Proposal(index, at, "mis-click"), "anna", NOW);
  }

  @Test
  void movesATimeAndNothingElse() {
    var corrected = Correcting.applied(FACTS, proposed(3, minute(40)));

    assertThat(corrected).hasSize(4).startsWith(FACTS.subList(0, 3).toArray(OrderFact[]::new));
    assertThat(corrected.getLast().at()).isEqualTo(minute(40));
    assertThat(corrected.getLast().recordedAt()).isEqualTo(minute(50));
  }

  @Test
  void takesOutWhatDidNotHappen() {
    assertThat(Correcting.applied(FACTS, proposed(3, null))).isEqualTo(FACTS.subList(0, 3));
  }

  @Test
  void keepsTheOrderOfEvents() {
    assertThat(Correcting.applied(FACTS, proposed(2, minute(10)))).hasSize(4);
    assertThat(Correcting.applied(FACTS, proposed(2, minute(50)))).hasSize(4);
    for (var minute : List.of(9, 51)) {
      assertThatThrownBy(() -> proposed(2, minute(minute)))
          .isInstanceOf(Invalid.class)
          .hasMessageContaining("between");
    }
    assertThatThrownBy(() -> proposed(3, NOW.plusMillis(1)))
        .hasMessageContaining("not-in-the-future");
    assertThatThrownBy(() -> proposed(3, minute(50))).hasMessageContaining("another-time");
  }

  @Test
  void leavesRequestsAndAssignmentsAlone() {
    for (var index : List.of(0, 1)) {
      assertThatThrownBy(() -> proposed(index, null)).hasMessageContaining("correctable");
      assertThatThrownBy(() -> proposed(index, minute(11))).hasMessageContaining("correctable");
    }
  }

  @Test
  void fitsNoMoreWhereTheHistoryHasChanged() {
    var late = proposed(3, minute(90));
    var meanwhile = new java.util.ArrayList<>(FACTS);
    meanwhile.add(fact(Type.VERIFIED, 60));

    assertThatThrownBy(() -> Correcting.applied(meanwhile, late))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("fits-no-more");
    assertThatThrownBy(() -> Correcting.applied(FACTS.subList(0, 3), late))
        .hasMessageContaining("fits-no-more");
  }

  @Test
  void isDecidedOnceAndBySomebodyElse() {
    var proposal = proposed(3, null);

    assertThatThrownBy(() -> proposal.approved("anna", NOW)).hasMessageContaining("by-two");
    var approved = proposal.approved("bert", NOW);
    assertThatThrownBy(() -> approved.approved("carl", NOW)).hasMessageContaining("is-decided");
    assertThatThrownBy(() -> approved.refused("carl", NOW, "no"))
        .hasMessageContaining("is-decided");
    assertThat(proposal.refused("anna", NOW, "my mistake").isApproved()).isFalse();
  }
}
