package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.relay.Sending.Sent;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Publishes what waits in aggregates, at least once and in order per aggregate. What was sent is
 * pulled by number, and {@code pendingAt} is cleared only if what was sent is still the newest and
 * the hold has not lapsed; else it is set again, so that the newest is also the last.
 */
final class Relay {

  static final int MOST_PER_TURN = 50;
  private static final int BATCH = 900;
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  private static final Document FACTS =
      new Document(Envelope.HOSPITAL, 1)
          .append(Envelope.SEQUENCE, 1)
          .append(
              Envelope.OUTBOX,
              new Document("$slice", List.of("$" + Envelope.OUTBOX, MOST_PER_TURN)));

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
    var free = Holds.free(MachineTime.now());
    free.putAll(here.apply(type));
    return collection(type)
        .find(free)
        .projection(new Document("_id", 1))
        .sort(new Document(Envelope.PENDING_AT, 1))
        .limit(BATCH)
        .batchSize(BATCH)
        .map(document -> document.getString("_id"))
        .into(new ArrayList<>());
  }

  /** One document's turn. */
  <T> Turn publish(AggregateType<T> type, String key) throws InterruptedException {
    return publish(type, List.of(key)).getOrDefault(key, Turn.NOTHING);
  }

  /** The turns of several documents, sent together; what is not in the answer was not held. */
  <T> Map<String, Turn> publish(AggregateType<T> type, List<String> keys)
      throws InterruptedException {
    var holds = Holds.take(collection(type), keys, fields(type));
    var waiting = new ArrayList<Waiting>();
    for (var document : holds.documents()) {
      try {
        waiting.add(waiting(type, document));
      } catch (RuntimeException failed) {
        LOG.error("{} is not published now; the others go on", document.get("_id"), failed);
      }
    }
    var sent = sending.sendEach(waiting.stream().map(Waiting::events).toList(), holds::leavesTime);
    var outcomes = new ArrayList<Holds.Outcome>();
    var turns = new HashMap<String, Turn>();
    for (var n = 0; n < waiting.size(); n++) {
      outcomes.add(waiting.get(n).outcome(sent.get(n)));
      turns.put(waiting.get(n).key(), turn(sent.get(n)));
    }
    holds.end(outcomes);
    return turns;
  }

  /** Facts stand in the outbox as they are sent; a state is made of the whole document. */
  private static Document fields(AggregateType<?> type) {
    return switch (type.publication()) {
      case Publication.Facts<?> _ -> FACTS;
      case Publication.State<?> _, Publication.None<?> _ -> new Document();
    };
  }

  private <T> Waiting waiting(AggregateType<T> type, Document document) {
    var key = document.getString("_id");
    return switch (type.publication()) {
      case Publication.Facts<T>(var stream) -> {
        var first = Outgoing.facts(stream, document);
        var newest = document.getLong(Envelope.SEQUENCE);
        yield new Waiting(
            key, first, new Document(Envelope.SEQUENCE, newest), first.isEmpty() ? 0 : newest);
      }
      case Publication.State<T> state -> {
        var event = Outgoing.state(type, state, document, mongo.getConverter());
        yield new Waiting(
            key,
            List.of(event),
            new Document(Envelope.VERSION, event.sequence()),
            event.sequence());
      }
      case Publication.None<T> _ -> new Waiting(key, List.of(), new Document(), 0);
    };
  }

  /**
   * What a document has to publish.
   *
   * @param newest holds for it as long as there is nothing newer
   * @param last the number of the newest
   */
  private record Waiting(String key, List<Outgoing> events, Document newest, long last) {

    Holds.Outcome outcome(Sent sent) {
      var arrived = sent.arrived() == 0 ? 0 : events.get(sent.arrived() - 1).sequence();
      var pull =
          arrived == 0 || !newest.containsKey(Envelope.SEQUENCE)
              ? new Document()
              : new Document(
                  "$pull",
                  new Document(Envelope.OUTBOX, new Document("n", new Document("$lte", arrived))));
      return new Holds.Outcome(key, arrived == last ? newest : null, pull);
    }
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
