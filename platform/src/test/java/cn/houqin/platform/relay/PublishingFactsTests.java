package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.background.Visits;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.relay.Relay.Turn;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.TicketStore;
import cn.houqin.platform.ticket.Topic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Facts leave their outbox once they have arrived, in order. */
class PublishingFactsTests {

  private static Relays relays;

  @BeforeAll
  static void open() {
    relays = new Relays("facts", Kind.FACTS);
  }

  @AfterAll
  static void close() {
    relays.close();
  }

  @Test
  void carriesTheAttributesOfCloudEvents() throws InterruptedException {
    relays.born("attributes");
    Trace.with(
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        () -> relays.announce("attributes"));
    relays.publish("attributes");

    var records =
        relays.topic.read().stream().filter(one -> one.key().equals("H001/attributes")).toList();
    assertThat(records).hasSize(1);
    var record = records.getFirst();
    assertThat(
            List.of("ce_specversion", "ce_id", "ce_type", "ce_source", "ce_subject").stream()
                .map(name -> Topic.header(record, name)))
        .containsExactly(
            "1.0", "H001/attributes/1", "ticket.counted.v1", "/houqin/test-service", "attributes");
    assertThat(
            List.of("ce_time", "ce_hospitalid", "ce_sequence", "content-type").stream()
                .map(name -> Topic.header(record, name)))
        .containsExactly("2026-09-17T01:42:10.125Z", "H001", "1", "application/json");
    assertThat(Topic.header(record, "traceparent"))
        .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .isEqualTo(Topic.header(record, "ce_traceparent"));
    assertThat(record.value())
        .isEqualTo(
            """
            {"ticket":"attributes","count":1,"note":null,"recordedAt":"2026-09-17T01:42:10.125Z"}\
            """);
    relays.assertNothingLeft("attributes");
  }

  @Test
  void whatHasLeftTheDatabaseIsNeitherPublishedNorChangedHere() throws InterruptedException {
    relays.born("left");
    relays.announce("left");
    var here = relays.store.mongo().getCollection(relays.tickets.type().collection());
    var left = new Document("_id", "H001/left");
    here.updateOne(left, new Document("$set", new Document(Envelope.EPOCH, "move-1")));
    var before = here.find(left).first();

    assertThat(relays.publish("left")).isEqualTo(Turn.NOTHING);
    assertThatThrownBy(() -> relays.count("left"))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("changed-meanwhile");

    assertThat(here.find(left).first()).isEqualTo(before);
    assertThat(relays.topic.sequences("left")).isEmpty();
  }

  @Test
  void takesFiftyPerTurn() throws InterruptedException {
    relays.born("many");
    var events = IntStream.rangeClosed(1, 120).mapToObj(n -> TicketStore.counted("many", n));
    var list = events.toList();
    relays.tickets.change(Calls.plain(), "many", now -> Change.to(now.body()).announcing(list));

    assertThat(relays.publish("many")).isEqualTo(Turn.PUBLISHED);
    assertThat(relays.topic.sequences("many")).hasSize(50);
    assertThat(relays.waiting()).contains("H001/many");
    relays.publish("many");
    relays.publish("many");

    assertThat(relays.topic.sequences("many"))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 120).boxed().toList());
    relays.assertNothingLeft("many");
    assertThat(relays.publish("many")).isEqualTo(Turn.NOTHING);
  }

  @Test
  void keepsOrderWithTwoRelaysAtOnce() throws InterruptedException {
    var ids = IntStream.range(0, 12).mapToObj(n -> "pair-" + n).toList();
    ids.forEach(relays::born);
    try (var other = Relays.publisher(TestBroker.bootstrapServers());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var loops = List.of(loop(relays.relay()), loop(relays.relay(other)));
      loops.forEach(Background::start);

      threads.invokeAll(ids.stream().<Callable<Void>>map(id -> () -> fill(id, 40)).toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> ids.stream().noneMatch(id -> store(id).containsKey("pendingAt")));
      loops.forEach(Background::stop);
    }

    for (var id : ids) {
      assertThat(relays.topic.sequences(id).stream().distinct())
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
      relays.assertNothingLeft(id);
    }
  }

  private static org.bson.Document store(String id) {
    return relays.store.document(id);
  }

  private static Void fill(String id, int changes) {
    IntStream.range(0, changes).forEach(_ -> relays.announce(id));
    return null;
  }

  private static Background loop(Relay relay) {
    var pause = Duration.ofMillis(20);
    var visits = new Visits(relays.store.store(), pause);
    var publishing = new Publishing(visits, relay, Topic.admin(), () -> {});
    return new Background("test-relay", pause, publishing::round);
  }
}
