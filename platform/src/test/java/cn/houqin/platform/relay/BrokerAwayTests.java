package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.relay.Relay.Turn;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** While no broker is there, writes go on; all is published in order once it can be reached. */
class BrokerAwayTests {

  @Test
  void keepsOrderUntilTheBrokerIsReached() throws IOException, InterruptedException {
    try (var relays = new Relays("away", Kind.FACTS);
        var door = Door.closed();
        var publisher = Relays.publisher(door.address())) {
      relays.born("order");
      for (var n = 0; n < 5; n++) {
        relays.announce("order");
      }

      assertThat(relays.publish(publisher, "order")).isEqualTo(Turn.BROKER_AWAY);
      relays.announce("order");
      assertThat(relays.topic.sequences("order")).isEmpty();
      assertThat(relays.waiting()).contains("H001/order");

      door.open();
      assertThat(relays.publish(publisher, "order")).isEqualTo(Turn.PUBLISHED);

      assertThat(relays.topic.sequences("order"))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 6).boxed().toList());
      relays.assertNothingLeft("order");
    }
  }
}
