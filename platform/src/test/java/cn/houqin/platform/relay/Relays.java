package cn.houqin.platform.relay;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.Stream;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.testing.TestBroker;
import cn.houqin.platform.ticket.Calls;
import cn.houqin.platform.ticket.Ticket;
import cn.houqin.platform.ticket.TicketStore;
import cn.houqin.platform.ticket.Topic;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Tickets, their topic, and relays between the two that work only when told to. */
final class Relays implements AutoCloseable {

  final TicketStore store;
  final Aggregates<Ticket> tickets;
  final Topic topic;
  final Publisher publisher = publisher(TestBroker.bootstrapServers());

  Relays(String name, Stream.Kind kind) {
    var stream = TicketStore.stream(name, kind);
    this.topic = Topic.made(stream);
    this.store = TicketStore.emptied("houqin_" + name.replace('-', '_'));
    this.tickets =
        store.tickets(
            switch (kind) {
              case FACTS -> TicketStore.facts(stream);
              case STATE -> TicketStore.state(stream);
            });
  }

  static Publisher publisher(String servers) {
    return new Publisher(Map.of("bootstrap.servers", servers, "client.id", "test-relay"));
  }

  void born(String id) {
    tickets.create(Calls.plain(), id, () -> Change.to(Ticket.titled(id)));
  }

  /** Changes a ticket without announcing it. */
  void count(String id) {
    tickets.change(Calls.plain(), id, current -> Change.to(current.body().counted()));
  }

  /** Changes a ticket and announces it. */
  void announce(String id) {
    tickets.change(
        Calls.plain(),
        id,
        current -> Change.to(current.body().counted()).announcing(TicketStore.counted(current)));
  }

  Relay relay() {
    return relay(publisher);
  }

  Relay relay(Sending sending) {
    return new Relay(store.mongo(), sending);
  }

  Relay.Turn publish(Sending sending, String id) throws InterruptedException {
    return relay(sending).publish(tickets.type(), Calls.HOSPITAL + "/" + id);
  }

  Relay.Turn publish(String id) throws InterruptedException {
    return publish(publisher, id);
  }

  List<String> waiting() {
    return relay().waiting(tickets.type());
  }

  /** As if 30 seconds had passed. */
  void lapse(String id) {
    var past = Date.from(Instant.now().minusMillis(1));
    store.tamper(id, new Document("$set", new Document(Envelope.HELD_UNTIL, past)));
  }

  void assertNothingLeft(String id) {
    assertThat(store.document(id))
        .doesNotContainKeys(Envelope.PENDING_AT, Envelope.HELD_UNTIL, Envelope.HELD_BY)
        .containsEntry(Envelope.OUTBOX, List.of());
  }

  @Override
  public void close() {
    publisher.close();
    store.close();
  }
}
