package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.ticket.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** State is published as it stands, and the newest is always also the last. */
class PublishingStateTests {

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("states", Kind.STATE);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  @Test
  void carriesTheVersionAndTheTraceOfTheChange() throws InterruptedException {
    relays.born("plain");
    Trace.with(
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", () -> relays.count("plain"));

    assertThat(relays.publish("plain")).isEqualTo(Turn.PUBLISHED);

    var record =
        relays.topic.read().stream()
            .filter(one -> one.key().equals("H001/plain"))
            .findFirst()
            .orElseThrow();
    assertThat(Topic.header(record, "ce_type")).isEqualTo("ticket.state.v1");
    assertThat(Topic.header(record, "ce_id")).isEqualTo("H001/plain/2");
    assertThat(Topic.header(record, "traceparent"))
        .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    assertThat(record.value()).contains("\"count\":1");
    relays.assertNothingLeft("plain");
  }

  @Test
  void publishesAgainWhatChangedWhileItWasSent() throws InterruptedException {
    relays.born("raced");
    Sending slow =
        (events, inTime) -> {
          relays.count("raced");
          return relays.publisher.send(events, inTime);
        };

    relays.publish(slow, "raced");

    assertThat(relays.waiting()).contains("H001/raced");
    relays.publish("raced");
    assertThat(relays.topic.sequences("raced")).containsExactly(1L, 2L);
    relays.assertNothingLeft("raced");
  }

  @Test
  void publishesTheNewestAgainAfterALateOne() throws InterruptedException {
    relays.born("late");
    Sending late =
        (events, inTime) -> {
          relays.lapse("late");
          relays.count("late");
          relays.publish("late");
          relays.assertNothingLeft("late");
          return relays.publisher.send(events, inTime);
        };

    relays.publish(late, "late");
    assertThat(relays.topic.sequences("late")).containsExactly(2L, 1L);
    assertThat(relays.store.document("late")).containsKey(Envelope.PENDING_AT);
    relays.publish("late");

    assertThat(relays.topic.sequences("late")).endsWith(2L);
    relays.assertNothingLeft("late");
  }
}
