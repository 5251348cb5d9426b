package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.relay.Sending.Sent;
import cn.houqin.platform.ticket.TicketStore;
import cn.houqin.platform.time.MachineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A relay that dies or is late loses nothing and leaves the newest last. */
class LapsedHoldTests {

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("lapsed", Kind.FACTS);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  @Test
  void keepsOthersAwayUntilItLapses() throws InterruptedException {
    relays.born("dead");
    relays.announce("dead");
    Sending dying =
        (events, inTime) -> {
          throw new InterruptedException("killed");
        };

    assertThatThrownBy(() -> relays.publish(dying, "dead"))
        .isInstanceOf(InterruptedException.class);
    assertThat(relays.waiting()).doesNotContain("H001/dead");
    assertThat(relays.publish("dead")).isEqualTo(Turn.NOTHING);

    relays.lapse("dead");

    assertThat(relays.waiting()).contains("H001/dead");
    assertThat(relays.publish("dead")).isEqualTo(Turn.PUBLISHED);
    assertThat(relays.topic.sequences("dead")).containsExactly(1L);
    relays.assertNothingLeft("dead");
  }

  @Test
  void losesNothingWhenItLapsesUnderTheRelay() throws InterruptedException {
    relays.born("late");
    relays.announce("late");
    relays.announce("late");
    Sending late =
        (events, inTime) -> {
          relays.lapse("late");
          relays.announce("late");
          assertThat(relays.publish("late")).isEqualTo(Turn.PUBLISHED);
          relays.assertNothingLeft("late");
          return relays.publisher.send(events, inTime);
        };

    relays.publish(late, "late");

    assertThat(relays.store.document("late")).containsKey(Envelope.PENDING_AT);
    relays.publish("late");
    assertThat(relays.topic.sequences("late")).containsExactly(1L, 2L, 3L, 1L, 2L);
    relays.assertNothingLeft("late");
  }

  @Test
  void doesNotEndTheHoldOfAnother() throws InterruptedException {
    relays.born("other");
    relays.announce("other");
    Sending late =
        (events, inTime) -> {
          relays.lapse("other");
          relays.announce("other");
          var other = Holds.take(collection(), List.of("H001/other"), new Document());
          assertThat(other.documents()).hasSize(1);
          return relays.publisher.send(events, inTime);
        };

    relays.publish(late, "other");

    assertThat(relays.store.document("other"))
        .containsKeys(Envelope.PENDING_AT, Envelope.HELD_UNTIL);
    relays.lapse("other");
    relays.publish("other");
    assertThat(relays.topic.sequences("other")).containsExactly(1L, 2L);
    relays.assertNothingLeft("other");
  }

  @Test
  void leavesDueWhatWasSentTooLate() throws InterruptedException {
    relays.born("alone");
    relays.announce("alone");
    Sending late =
        (events, inTime) -> {
          relays.lapse("alone");
          return relays.publisher.send(events, inTime);
        };

    relays.publish(late, "alone");

    assertThat(relays.waiting()).contains("H001/alone");
    relays.publish("alone");
    assertThat(relays.topic.sequences("alone")).containsExactly(1L);
    relays.assertNothingLeft("alone");
  }

  @Test
  void pullsOnlyWhatHasArrived() throws InterruptedException {
    relays.born("partly");
    relays.announce("partly");
    relays.announce("partly");
    Sending half =
        (events, inTime) -> {
          relays.publisher.send(events.subList(0, 1), inTime);
          return new Sent(1, true);
        };

    assertThat(relays.publish(half, "partly")).isEqualTo(Turn.PUBLISHED);

    assertThat(relays.store.document("partly").getList("outbox", Document.class))
        .extracting(entry -> entry.getLong("n"))
        .containsExactly(2L);
    relays.publish("partly");
    assertThat(relays.topic.sequences("partly")).containsExactly(1L, 2L);
  }

  @Test
  void sendsNothingThatCouldOutliveIt() {
    var now = MachineTime.now();

    assertThat(until(now.plus(Holds.LENGTH)).leavesTime()).isTrue();
    assertThat(until(now.plusSeconds(15)).leavesTime()).isFalse();
    assertThat(Publisher.UNDER_WAY).isGreaterThanOrEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void endsEachOfSeveralAsItStands() throws InterruptedException {
    var ids = IntStream.range(0, 30).mapToObj(n -> "several-" + n).toList();
    ids.forEach(relays::born);
    ids.forEach(relays::announce);
    var changed = new AtomicBoolean();
    Sending meanwhile =
        (events, inTime) -> {
          if (changed.compareAndSet(false, true)) {
            relays.announce("several-3");
            relays.lapse("several-7");
            relays.announce("several-7");
            relays.publish("several-7");
          }
          return relays.publisher.send(events, inTime);
        };

    var turns = relays.relay(meanwhile).publish(relays.tickets.type(), relays.waiting());

    assertThat(turns)
        .hasSize(30)
        .allSatisfy((_, turn) -> assertThat(turn).isEqualTo(Turn.PUBLISHED));
    assertThat(relays.store.document("several-3")).containsKey(Envelope.PENDING_AT);
    assertThat(relays.store.document("several-7")).containsKey(Envelope.PENDING_AT);
    while (!relays.waiting().isEmpty()) {
      relays.relay().publish(relays.tickets.type(), relays.waiting());
    }
    for (var id : ids) {
      relays.assertNothingLeft(id);
      assertThat(relays.topic.sequences(id)).contains(1L, expected(id));
    }
  }

  private static long expected(String id) {
    return id.equals("several-3") || id.equals("several-7") ? 2 : 1;
  }

  private static Holds until(Instant end) {
    return new Holds(collection(), List.of(), "me", end);
  }

  private static com.mongodb.client.MongoCollection<Document> collection() {
    return relays.store.mongo().getCollection(TicketStore.COLLECTION);
  }
}
