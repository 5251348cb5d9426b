package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.filing.Filings;
import cn.houqin.platform.idempotency.Repeats;
import cn.houqin.platform.observe.Trace;
import cn.houqin.platform.store.outbox.Outbox;
import cn.houqin.platform.store.together.Inserts;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.MongoWriteException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;

/** Inserts new aggregates with the events, audit entry and notices of their creation. */
final class Births<T> {

  private final AggregateType<T> type;
  private final Bodies<T> bodies;
  private final Writes<T> writes;
  private final Outbox<T> outbox;
  private final Refusals refusals;
  private final Inserts inserts;

  Births(AggregateType<T> type, Bodies<T> bodies, Writes<T> writes) {
    this.type = type;
    this.bodies = bodies;
    this.writes = writes;
    this.outbox = new Outbox<>(type);
    this.refusals = new Refusals(type);
    this.inserts = new Inserts(writes::collection);
  }

  /** Empty if there is one of this id already. */
  Optional<Stored<T>> create(Call call, String id, Change<T> change) {
    var document = document(call, id, change);
    try (var _ = writes.placement().enter(type, document)) {
      inserts.insert(document);
    } catch (MongoWriteException refused) {
      var unique = refusals.alreadyThere(refused, document);
      if (unique.isPresent()) {
        throw unique.get();
      }
      return Optional.empty();
    }
    writes.nudge();
    return Optional.of(new Stored<>(call.hospital(), id, 1, change.next()));
  }

  /** Creates those of a batch that do not exist; answers how many it created. */
  int createMissing(Call call, List<String> ids, Map<String, Change<T>> births) {
    var present =
        Batches.present(writes.collection(), call.hospital(), ids).stream()
            .map(Envelope::id)
            .collect(Collectors.toSet());
    var missing =
        ids.stream()
            .filter(id -> !present.contains(id))
            .map(id -> document(call, id, Objects.requireNonNull(births.get(id))))
            .toList();
    if (missing.isEmpty()) {
      return 0;
    }
    var created = missing.size() - insert(missing);
    writes.nudge();
    return created;
  }

  /** A batch is of one place: where the first may be written, all may. */
  private int insert(List<Document> missing) {
    try (var _ = writes.placement().enter(type, missing.getFirst())) {
      return Batches.insert(writes.collection(), missing);
    }
  }

  private Document document(Call call, String id, Change<T> change) {
    var now = MachineTime.now();
    var own = bodies.write(change.next());
    var entries = outbox.entries(change, 1, now);
    outbox.refuseWhenFull(id, List.of(), entries);
    var subject = new Filings.Subject(type.name(), call.hospital(), id, 1);
    var document = new Document("_id", Envelope.key(call.hospital(), id));
    document.putAll(own);
    document
        .append(Envelope.HOSPITAL, call.hospital())
        .append(Envelope.VERSION, 1L)
        .append(Envelope.SEQUENCE, (long) entries.size())
        .append(Envelope.OUTBOX, entries)
        .append(Envelope.FILING, writes.filings().of(subject, call, change, null, own))
        .append(Envelope.FILING_AT, Date.from(now))
        .append(Envelope.REQUESTS, List.of())
        .append(Envelope.CREATED_BY, Repeats.createdBy(call))
        .append(Envelope.CHANGED_AT, Date.from(now));
    markForPublication(document, change, now);
    return document;
  }

  private void markForPublication(Document document, Change<T> change, Instant now) {
    if (outbox.isToBePublished(change)) {
      document.append(Envelope.PENDING_AT, Date.from(now));
    }
    if (outbox.isState()) {
      document.append(Envelope.TRACE, Trace.current());
    }
  }
}
