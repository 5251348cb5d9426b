package cn.houqin.platform.store.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.Event;
import cn.houqin.events.Stream.Kind;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketEvent;
import cn.houqin.platform.ticket.TicketStore;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a change announces stands in the aggregate, numbered, until it is published. */
class OutboxTests {

  private static TicketStore store;
  private static Aggregates<Ticket> tickets;

  @BeforeAll
  static void open() {
    store = TicketStore.emptied("houqin_outbox");
    tickets = store.tickets(TicketStore.facts(TicketStore.stream("outbox", Kind.FACTS)));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static void born(String id, Event... events) {
    tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id)).announcing(events));
  }

  private static void announce(String id, List<? extends Event> events) {
    tickets.change(Calls.plain(), id, now -> Change.to(now.body().counted()).announcing(events));
  }

  private static List<Event> several(String id, int count) {
    return IntStream.range(0, count).mapToObj(n -> TicketStore.counted(id, n)).toList();
  }

  private static List<Document> outbox(String id) {
    return store.document(id).getList("outbox", Document.class);
  }

  @Test
  void numbersEveryFactOnItsOwn() {
    born("numbered", TicketStore.counted("numbered", 0));
    announce("numbered", several("numbered", 3));
    announce("numbered", List.of());
    announce("numbered", several("numbered", 1));

    assertThat(outbox("numbered"))
        .extracting(entry -> entry.getLong("n"))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(store.document("numbered").getLong("sequence")).isEqualTo(5);
    assertThat(store.document("numbered").getLong("version")).isEqualTo(4);
  }

  @Test
  void isMarkedOnlyBySomethingToPublish() {
    born("quiet");
    announce("quiet", List.of());

    assertThat(store.document("quiet")).doesNotContainKey("pendingAt");

    announce("quiet", several("quiet", 1));

    assertThat(store.document("quiet")).containsKey("pendingAt");
  }

  @Test
  void writesEveryFieldInOrderAndAbsentOnesAsNull() {
    Trace.with(
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        () -> born("body", TicketStore.counted("body", 7)));

    var entry = outbox("body").getFirst();
    assertThat(entry.getString("data"))
        .isEqualTo(
            """
            {"ticket":"body","count":7,"note":null,"recordedAt":"2026-09-17T01:42:10.125Z"}\
            """);
    assertThat(entry)
        .containsEntry("type", "ticket.counted.v1")
        .containsEntry("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
  }

  @Test
  void takesAThousandAndNoMore() {
    born("long");
    announce("long", several("long", 999));
    announce("long", several("long", 1));

    assertThatThrownBy(() -> announce("long", several("long", 1)))
        .isInstanceOfSatisfying(
            OutboxFull.class,
            full -> {
              assertThat(full.status()).isEqualTo(503);
              assertThat(full.retryAfterSeconds()).isPositive();
            });
    announce("long", List.of());
    assertThat(outbox("long")).hasSize(1_000);
  }

  @Test
  void takesFourMegabytesAndNoMore() {
    born("heavy");
    var heavy =
        new TicketEvent.Counted("heavy", 1, "重".repeat(1_000_000), Calls.NOW); // 3 bytes each
    announce("heavy", List.of(heavy));

    assertThatThrownBy(() -> announce("heavy", List.of(heavy))).isInstanceOf(OutboxFull.class);
    assertThat(store.document("heavy").getLong("sequence")).isEqualTo(1);
  }

  @Test
  void holdsNothingOfWhatIsPublishedAsItStands() {
    var other = store.another();
    var states = other.tickets(TicketStore.state(TicketStore.stream("outbox-state", Kind.STATE)));
    states.create(Calls.plain(), "state", () -> Change.to(Ticket.titled("state")));

    assertThat(outbox("state")).isEmpty();
    assertThat(store.document("state")).containsKey("pendingAt");
    assertThatThrownBy(
            () ->
                states.change(
                    Calls.plain(),
                    "state",
                    now -> Change.to(now.body()).announcing(TicketStore.counted(now))))
        .isInstanceOf(IllegalStateException.class);
    other.close();
  }

  @Test
  void refusesAFactOfAnAggregateThatConcernsNobody() {
    try (var other = store.another()) {
      var silent = other.tickets(new Publication.None<>());

      assertThatThrownBy(
              () ->
                  silent.create(
                      Calls.plain(),
                      "silent",
                      () ->
                          Change.to(Ticket.titled("silent"))
                              .announcing(TicketStore.counted("silent", 1))))
          .isInstanceOf(IllegalStateException.class);
    }
  }
}
