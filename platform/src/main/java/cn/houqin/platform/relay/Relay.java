package cn.houqin.platform.relay;

import cn.houqin.events.EventType;
import cn.houqin.events.StateEvent;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.store.Envelope;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Publishes what waits in aggregates. A document is held for 30 s by a field that no other write
 * touches; nothing is sent in the last 10 s of a hold. What was sent is pulled by number, and
 * {@code pendingAt} is cleared only if what was sent is still the newest.
 */
final class Relay {

  static final Duration HOLD = Duration.ofSeconds(30);
  static final Duration LAST_OF_HOLD = Duration.ofSeconds(10);
  private static final int MOST_PER_TURN = 50;
  private static final int BATCH = 200;

  private final MongoTemplate mongo;
  private final JsonMapper json;
  private final Publisher publisher;

  Relay(MongoTemplate mongo, JsonMapper json, Publisher publisher) {
    this.mongo = mongo;
    this.json = json;
    this.publisher = publisher;
  }

  /** Keys of documents with something to publish that nobody holds. */
  List<String> waiting(AggregateType<?> type) {
    var now = Date.from(MachineTime.now());
    var keys = new ArrayList<String>();
    collection(type)
        .find(new Document(Envelope.PENDING_AT, new Document("$lte", now)))
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

  /** Publishes one document's turn; false if somebody else holds it or nothing could be sent. */
  <T> boolean publish(AggregateType<T> type, String key) throws InterruptedException {
    var until = MachineTime.now().plus(HOLD);
    var held = hold(type, key, until);
    if (held == null) {
      return false;
    }
    return switch (type.publication()) {
      case Publication.Facts<T> facts -> facts(type, facts, held, until);
      case Publication.State<T> state -> state(type, state, held, until);
      case Publication.None<T> _ -> false;
    };
  }

  private @Nullable Document hold(AggregateType<?> type, String key, Instant until) {
    var now = Date.from(MachineTime.now());
    var free =
        List.of(
            new Document(Envelope.HELD_UNTIL, null),
            new Document(Envelope.HELD_UNTIL, new Document("$lte", now)));
    return collection(type)
        .findOneAndUpdate(
            new Document("_id", key)
                .append(Envelope.PENDING_AT, new Document("$lte", now))
                .append("$or", free),
            new Document("$set", new Document(Envelope.HELD_UNTIL, Date.from(until))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }

  private <T> boolean facts(
      AggregateType<T> type, Publication.Facts<T> facts, Document held, Instant until)
      throws InterruptedException {
    var turn =
        held.getList(Envelope.OUTBOX, Document.class, List.of()).stream()
            .limit(MOST_PER_TURN)
            .toList();
    var events = turn.stream().map(entry -> outgoing(facts, held, entry)).toList();
    var acknowledged = mayStillSend(until) ? publisher.send(events) : 0;
    var pull = new Document();
    var last = -1L;
    if (acknowledged > 0) {
      last = turn.get(acknowledged - 1).getLong("n");
      pull.append(
          "$pull", new Document(Envelope.OUTBOX, new Document("n", new Document("$lte", last))));
    } else if (turn.isEmpty()) {
      last = held.getLong(Envelope.SEQUENCE);
    }
    finish(type, held, until, new Document(Envelope.SEQUENCE, last), pull);
    return acknowledged > 0;
  }

  private <T> boolean state(
      AggregateType<T> type, Publication.State<T> state, Document held, Instant until)
      throws InterruptedException {
    var version = held.getLong(Envelope.VERSION);
    var hospital = held.getString(Envelope.HOSPITAL);
    var id = Envelope.id(held);
    var body = mongo.getConverter().read(type.body(), held);
    StateEvent event = state.state().apply(new Stored<>(hospital, id, version, body));
    var outgoing =
        new Outgoing(
            state.stream(),
            hospital,
            id,
            version,
            typeOf(event),
            held.getDate(Envelope.CHANGED_AT).toInstant(),
            Trace.current(),
            json.writeValueAsString(event));
    var sent = mayStillSend(until) && publisher.send(List.of(outgoing)) == 1;
    finish(type, held, until, new Document(Envelope.VERSION, sent ? version : -1L), new Document());
    return sent;
  }

  /**
   * Clears what was sent if it is still the newest and the hold is still ours; else it stays due.
   */
  private void finish(
      AggregateType<?> type, Document held, Instant until, Document newest, Document pull) {
    var key = new Document("_id", held.getString("_id"));
    var ours = new Document(Envelope.HELD_UNTIL, Date.from(until));
    var cleared = new Document(pull);
    cleared.append("$unset", new Document(Envelope.PENDING_AT, "").append(Envelope.HELD_UNTIL, ""));
    var condition = new Document(key);
    condition.putAll(newest);
    condition.putAll(ours);
    if (MachineTime.now().isBefore(until)
        && collection(type).updateOne(condition, cleared).getMatchedCount() == 1) {
      return;
    }
    var again = new Document(pull);
    again.append("$set", new Document(Envelope.PENDING_AT, Date.from(MachineTime.now())));
    collection(type).updateOne(key, again);
    key.putAll(ours);
    collection(type).updateOne(key, new Document("$unset", new Document(Envelope.HELD_UNTIL, "")));
  }

  private static boolean mayStillSend(Instant until) {
    return MachineTime.now().isBefore(until.minus(LAST_OF_HOLD));
  }

  private static Outgoing outgoing(Publication.Facts<?> facts, Document held, Document entry) {
    return new Outgoing(
        facts.stream(),
        held.getString(Envelope.HOSPITAL),
        Envelope.id(held),
        entry.getLong("n"),
        entry.getString("type"),
        entry.getDate("at").toInstant(),
        entry.getString(Trace.HEADER),
        entry.getString("data"));
  }

  private static String typeOf(StateEvent event) {
    return Objects.requireNonNull(event.getClass().getAnnotation(EventType.class)).value();
  }

  private MongoCollection<Document> collection(AggregateType<?> type) {
    return mongo.getCollection(type.collection());
  }

  static boolean isPublished(AggregateType<?> type) {
    return !(type.publication() instanceof Publication.None<?>);
  }

  static Stream<cn.houqin.events.Stream> streamOf(AggregateType<?> type) {
    return switch (type.publication()) {
      case Publication.Facts<?>(var stream) -> Stream.of(stream);
      case Publication.State<?> state -> Stream.of(state.stream());
      case Publication.None<?> _ -> Stream.empty();
    };
  }
}
