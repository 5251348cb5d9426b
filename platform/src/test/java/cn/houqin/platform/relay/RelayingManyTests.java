package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.relay.Sending.Sent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Aggregates that are published together come out as if each had been alone. */
class RelayingManyTests {

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("together", Kind.FACTS);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  /** Of each group of four one with one event, one with two, with three and with four. */
  private static List<String> aggregates(String name, int many) {
    var ids = IntStream.range(0, many).mapToObj(n -> name + "-" + n).toList();
    for (var n = 0; n < many; n++) {
      relays.born(ids.get(n));
      for (var event = 0; event <= n % 4; event++) {
        relays.announce(ids.get(n));
      }
    }
    return ids;
  }

  private static List<Long> all(int n) {
    return LongStream.rangeClosed(1, n % 4 + 1).boxed().toList();
  }

  private static Map<String, Turn> publishAll(Sending sending) throws InterruptedException {
    return relays.relay(sending).publish(relays.tickets.type(), relays.waiting());
  }

  private static boolean isOf(List<Outgoing> events, String id) {
    return events.getFirst().subject().equals(id);
  }

  @Test
  void eachIsClearedAtItsOwnNumber() throws InterruptedException {
    var ids = aggregates("numbers", 12);

    publishAll(relays.publisher);

    for (var n = 0; n < ids.size(); n++) {
      relays.assertNothingLeft(ids.get(n));
      assertThat(relays.topic.sequences(ids.get(n))).containsExactlyElementsOf(all(n));
    }
  }

  @Test
  void oneThatIsRefusedWaitsAndTheOthersGo() throws InterruptedException {
    var ids = aggregates("refused", 8);
    Sending refusing =
        (events, inTime) ->
            isOf(events, "refused-5") ? Sent.NOTHING : relays.publisher.send(events, inTime);

    assertThat(publishAll(refusing)).containsEntry("H001/refused-5", Turn.NOTHING);

    ids.stream().filter(id -> !id.equals("refused-5")).forEach(relays::assertNothingLeft);
    assertThat(relays.waiting()).containsExactly("H001/refused-5");
    publishAll(relays.publisher);
    assertThat(relays.topic.sequences("refused-5")).containsExactly(1L, 2L);
    relays.assertNothingLeft("refused-5");
  }

  @Test
  void oneThatCannotBeReadWaitsAndTheOthersGo() throws InterruptedException {
    var ids = aggregates("unreadable", 6);
    relays.store.tamper("unreadable-2", new Document("$unset", new Document("outbox.1.time", "")));

    publishAll(relays.publisher);

    ids.stream().filter(id -> !id.equals("unreadable-2")).forEach(relays::assertNothingLeft);
    assertThat(relays.store.document("unreadable-2")).containsKey(Envelope.PENDING_AT);
    assertThat(relays.topic.sequences("unreadable-2")).isEmpty();
    relays.store.tamper(
        "unreadable-2",
        new Document("$unset", new Document(Envelope.PENDING_AT, "").append("outbox", "")));
  }

  @Test
  void nothingIsLostOrTurnedRoundWhereItDiesBeforeClearing() throws InterruptedException {
    var ids = aggregates("died", 8);
    var sent = new AtomicInteger();
    Sending dying =
        (events, inTime) -> {
          var arrived = relays.publisher.send(events, inTime);
          if (sent.incrementAndGet() == ids.size()) {
            throw new InterruptedException("killed");
          }
          return arrived;
        };

    assertThatThrownBy(() -> publishAll(dying)).isInstanceOf(InterruptedException.class);
    assertThat(relays.waiting()).isEmpty();
    ids.forEach(relays::lapse);
    publishAll(relays.publisher);

    for (var n = 0; n < ids.size(); n++) {
      relays.assertNothingLeft(ids.get(n));
      assertThat(relays.topic.sequences(ids.get(n)))
          .containsExactlyElementsOf(
              java.util.stream.Stream.concat(all(n).stream(), all(n).stream()).toList());
    }
  }
}
