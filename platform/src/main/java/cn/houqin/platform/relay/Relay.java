package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.relay.Sending.Sent;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Publishes what waits in aggregates, at least once and in order per aggregate. What was sent is
 * pulled by number, and {@code pendingAt} is cleared only if what was sent is still the newest and
 * the hold has not lapsed; else it is set again, so that the newest is also the last.
 */
final class Relay {

  static final int MOST_PER_TURN = 50;
  private static final int BATCH = 200;

  private final MongoTemplate mongo;
  private final Sending sending;
  private final Function<AggregateType<?>, Document> here;

  Relay(MongoTemplate mongo, Sending sending) {
    this(mongo, sending, _ -> new Document());
  }

  /**
   * @param here which documents of a kind are at home in this database
   */
  Relay(MongoTemplate mongo, Sending sending, Function<AggregateType<?>, Document> here) {
    this.mongo = mongo;
    this.sending = sending;
    this.here = here;
  }

  /** What became of a document's turn. */
  enum Turn {
    /** Something was published; there may be more. */
    PUBLISHED,
    /** Somebody else holds it, or it has nothing to publish, or it was refused. */
    NOTHING,
    /** No broker takes anything now. */
    BROKER_AWAY
  }

  /** Keys of documents with something to publish that nobody holds, longest waiting first. */
  List<String> waiting(AggregateType<?> type) {
    var now = Date.from(MachineTime.now());
    var keys = new ArrayList<String>();
    collection(type)
        .find(here.apply(type).append(Envelope.PENDING_AT, new Document("$lte", now)))
        .projection(new Document(Envelope.HELD_UNTIL, 1))
        .sort(new Document(Envelope.PENDING_AT, 1))
        .limit(BATCH)
        .forEach(
            document -> {
              var held = document.getDate(Envelope.HELD_UNTIL);
              if (held == null || !held.after(now)) {
                keys.add(document.getString("_id"));
              }
            });
    return keys;
  }

  /** One document's turn. */
  <T> Turn publish(AggregateType<T> type, String key) throws InterruptedException {
    var taken = Hold.take(collection(type), key);
    if (taken.isEmpty()) {
      return Turn.NOTHING;
    }
    var hold = taken.get();
    return switch (type.publication()) {
      case Publication.Facts<T>(var stream) -> facts(hold, Outgoing.facts(stream, hold.document()));
      case Publication.State<T> state ->
          state(hold, Outgoing.state(type, state, hold.document(), mongo.getConverter()));
      case Publication.None<T> _ -> Turn.NOTHING;
    };
  }

  private Turn facts(Hold hold, List<Outgoing> waiting) throws InterruptedException {
    var events = waiting.stream().limit(MOST_PER_TURN).toList();
    var sent = sending.send(events, hold::leavesTime);
    var newest = hold.document().getLong(Envelope.SEQUENCE);
    var last = sent.arrived() == 0 ? 0 : events.get(sent.arrived() - 1).sequence();
    var isAll = waiting.isEmpty() || last == newest;
    var pull =
        last == 0
            ? new Document()
            : new Document(
                "$pull",
                new Document(Envelope.OUTBOX, new Document("n", new Document("$lte", last))));
    hold.end(isAll ? new Document(Envelope.SEQUENCE, newest) : null, pull);
    return turn(sent);
  }

  private Turn state(Hold hold, Outgoing event) throws InterruptedException {
    var sent = sending.send(List.of(event), hold::leavesTime);
    var published = sent.arrived() == 1;
    hold.end(published ? new Document(Envelope.VERSION, event.sequence()) : null, new Document());
    return turn(sent);
  }

  private static Turn turn(Sent sent) {
    if (sent.arrived() > 0) {
      return Turn.PUBLISHED;
    }
    return sent.brokerAway() ? Turn.BROKER_AWAY : Turn.NOTHING;
  }

  private MongoCollection<Document> collection(AggregateType<?> type) {
    return mongo.getCollection(type.collection());
  }
}
