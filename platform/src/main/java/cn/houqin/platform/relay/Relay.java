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
  private static final int BATCH = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

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
    var now = MachineTime.now();
    var keys = new ArrayList<String>();
    collection(type)
        .find(here.apply(type).append(Envelope.PENDING_AT, Holds.SET))
        .projection(new Document(Envelope.HELD_UNTIL, 1))
        .sort(new Document(Envelope.PENDING_AT, 1))
        .limit(BATCH)
        .forEach(
            document -> {
              if (!Holds.isHeld(document.getDate(Envelope.HELD_UNTIL), now)) {
                keys.add(document.getString("_id"));
              }
            });
    return keys;
  }

  /** One document's turn. */
  <T> Turn publish(AggregateType<T> type, String key) throws InterruptedException {
    return publish(type, List.of(key)).getOrDefault(key, Turn.NOTHING);
  }

  /** The turns of several documents, sent together; what is not in the answer was not held. */
  <T> Map<String, Turn> publish(AggregateType<T> type, List<String> keys)
      throws InterruptedException {
    var holds = Holds.take(collection(type), keys);
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

  private <T> Waiting waiting(AggregateType<T> type, Document document) {
    var key = document.getString("_id");
    return switch (type.publication()) {
      case Publication.Facts<T>(var stream) -> {
        var all = Outgoing.facts(stream, document);
        yield new Waiting(
            key,
            all.stream().limit(MOST_PER_TURN).toList(),
            new Document(Envelope.SEQUENCE, document.getLong(Envelope.SEQUENCE)),
            all.isEmpty() ? 0 : all.getLast().sequence());
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
