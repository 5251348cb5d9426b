package cn.houqin.workorder.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.workorder.dispatch.Rotation.Claim;
import cn.houqin.workorder.dispatch.Rotation.Fate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Turns that are claimed, taken and given back. */
class RotationTests {

  private static final Instant LATER = Instant.parse("2026-09-01T00:01:00Z");
  private static final List<String> ALL = List.of("A", "B", "C");

  private static Rotation claimed(Rotation rotation, String order) {
    return rotation.claimed(order, 1, ALL, LATER);
  }

  @Test
  void orderThatAsksAgainKeepsItsTurn() {
    var once = claimed(Rotation.of("CLEANING"), "1");

    assertThat(claimed(once, "1")).isEqualTo(once);
    assertThat(once.claims()).containsExactly(new Claim("1", 1, "A"));
    assertThat(once.nextTimerAt()).isEqualTo(LATER);
  }

  @Test
  void turnThatWasNotTakenIsTheNextOne() {
    var two = claimed(claimed(Rotation.of("CLEANING"), "1"), "2");

    var settled =
        two.settled(claim -> claim.order().equals("1") ? Fate.NOT_TAKEN : Fate.TAKEN, LATER);

    assertThat(settled.claims()).isEmpty();
    assertThat(settled.nextTimerAt()).isNull();
    assertThat(claimed(settled, "3").claim("3", 1)).contains(new Claim("3", 1, "A"));
  }

  @Test
  void turnOfWhichNothingIsKnownYetIsKept() {
    var one = claimed(Rotation.of("CLEANING"), "1");

    var settled = one.settled(_ -> Fate.OPEN, LATER.plusSeconds(60));

    assertThat(settled.claims()).isEqualTo(one.claims());
    assertThat(settled.nextTimerAt()).isEqualTo(LATER.plusSeconds(60));
  }

  @Test
  void vendorThatNoLongerCoversLosesItsTurnAndNewOnesComeLast() {
    var one = claimed(Rotation.of("CLEANING"), "1");

    var other = one.claimed("1", 1, List.of("D", "C"), LATER);

    assertThat(other.claims()).containsExactly(new Claim("1", 1, "C"));
    assertThat(other.claimed("2", 1, List.of("A", "D"), LATER).claim("2", 1))
        .contains(new Claim("2", 1, "A"));
  }
}
