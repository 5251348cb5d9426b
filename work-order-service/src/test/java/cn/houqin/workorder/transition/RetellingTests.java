package cn.houqin.workorder.transition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.clock.OrderFact.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A life told again by other facts is the same but for what they say. */
class RetellingTests {

  private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

  private static List<OrderFact> facts(Type... types) {
    return Arrays.stream(types).map(RetellingTests::fact).toList();
  }

  private static OrderFact fact(Type type) {
    return new OrderFact(type, START, "x", null, null, null, null, START);
  }

  @Test
  void ratingThatNoFactBoreStays() {
    var past =
        Life.of(
                facts(
                    Type.REQUESTED,
                    Type.ACCEPTED,
                    Type.DISPATCHED,
                    Type.ON_SITE,
                    Type.COMPLETED,
                    Type.VERIFIED,
                    Type.FOLLOWED_UP))
            .rated(4);

    assertThat(past.retold(past.facts())).isEqualTo(past);
  }

  @Test
  void ratingOfAFollowUpThatWasNoneGoes() {
    var before =
        facts(
            Type.REQUESTED,
            Type.ACCEPTED,
            Type.DISPATCHED,
            Type.ON_SITE,
            Type.COMPLETED,
            Type.VERIFIED);
    var life = Life.of(before).then(fact(Type.FOLLOWED_UP).rated(4));

    assertThat(life.rating()).isEqualTo(4);
    assertThat(life.retold(before).rating()).isNull();
  }

  @Test
  void declinesOfOffersChangeNoState() {
    var life =
        Life.of(
            facts(
                Type.REQUESTED,
                Type.ACCEPTED,
                Type.OFFERED,
                Type.OFFER_DECLINED,
                Type.OFFER_DECLINED,
                Type.DISPATCHED,
                Type.ACKNOWLEDGED));

    assertThat(life.state()).isEqualTo(State.ACKNOWLEDGED);
    assertThat(Life.of(life.facts().subList(0, 5)).state()).isEqualTo(State.DISPATCHED);
  }
}
