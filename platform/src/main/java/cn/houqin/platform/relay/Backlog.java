package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.store.MongoAggregateStore;
import cn.houqin.platform.time.MachineTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * What waits, sampled from time to time and shown as metrics per kind of aggregate: documents with
 * something to publish ({@code houqin.relay.pending}), the longest outbox ({@code
 * houqin.outbox.depth}), and the age of the oldest waiting event ({@code houqin.relay.lag}) and
 * audit entry ({@code houqin.filing.lag}), in seconds.
 */
final class Backlog {

  /** No more documents are looked at in one sample. */
  static final int MOST = 10_000;

  private final MongoAggregateStore store;
  private final MongoTemplate mongo;
  private final MeterRegistry meters;
  private final Map<String, Sample> samples = new ConcurrentHashMap<>();

  /** What waited at one moment. */
  record Sample(long pending, long deepest, Duration relayLag, Duration filingLag) {
    static final Sample EMPTY = new Sample(0, 0, Duration.ZERO, Duration.ZERO);
  }

  Backlog(MongoAggregateStore store, MongoTemplate mongo, MeterRegistry meters) {
    this.store = store;
    this.mongo = mongo;
    this.meters = meters;
  }

  void sample() {
    for (var type : store.types()) {
      if (samples.put(type.name(), sample(type)) == null) {
        register(type.name());
      }
    }
  }

  private void register(String kind) {
    gauge("houqin.relay.pending", kind, () -> of(kind).pending());
    gauge("houqin.outbox.depth", kind, () -> of(kind).deepest());
    gauge("houqin.relay.lag", kind, () -> of(kind).relayLag().toSeconds());
    gauge("houqin.filing.lag", kind, () -> of(kind).filingLag().toSeconds());
  }

  private void gauge(
      String name, String kind, java.util.function.Supplier<? extends Number> value) {
    Gauge.builder(name, value::get).tag("aggregate", kind).register(meters);
  }

  private Sample of(String kind) {
    return Objects.requireNonNullElse(samples.get(kind), Sample.EMPTY);
  }

  private Sample sample(AggregateType<?> type) {
    var collection = mongo.getCollection(type.collection());
    var now = MachineTime.now();
    var pending = collection.aggregate(pipeline()).first();
    var oldestFiling =
        collection
            .find(new Document(Envelope.FILING_AT, new Document("$lte", Date.from(now))))
            .projection(new Document(Envelope.FILING_AT, 1))
            .sort(new Document(Envelope.FILING_AT, 1))
            .limit(1)
            .first();
    var filingLag = lag(oldestFiling, Envelope.FILING_AT);
    return pending == null
        ? new Sample(0, 0, Duration.ZERO, filingLag)
        : new Sample(
            pending.getInteger("count"),
            pending.getInteger("deepest"),
            lag(pending, "oldest"),
            filingLag);
  }

  /** Of an outbox the age is that of its first event, of state that of its change. */
  private static List<Document> pipeline() {
    var first = new Document("$arrayElemAt", List.of("$" + Envelope.OUTBOX + ".at", 0));
    var since = new Document("$ifNull", List.of(first, "$" + Envelope.CHANGED_AT));
    return List.of(
        new Document("$match", new Document(Envelope.PENDING_AT, new Document("$gt", new Date(0)))),
        new Document("$sort", new Document(Envelope.PENDING_AT, 1)),
        new Document("$limit", MOST),
        new Document(
            "$group",
            new Document("_id", null)
                .append("count", new Document("$sum", 1))
                .append("deepest", new Document("$max", new Document("$size", "$outbox")))
                .append("oldest", new Document("$min", since))));
  }

  private static Duration lag(@org.jspecify.annotations.Nullable Document found, String field) {
    return found == null
        ? Duration.ZERO
        : Duration.between(found.getDate(field).toInstant(), MachineTime.now());
  }
}
