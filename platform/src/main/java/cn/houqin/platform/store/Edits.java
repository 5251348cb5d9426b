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
import cn.houqin.platform.time.MachineTime;
import com.mongodb.MongoWriteException;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * Writes a change as one conditional update on id and version: the difference of the aggregate's
 * own fields, its events, audit entry, notices and request. Never a replacement of the document,
 * which would bring back entries that were taken out meanwhile.
 */
final class Edits<T> {

  private final AggregateType<T> type;
  private final Bodies<T> bodies;
  private final Writes<T> writes;
  private final Outbox<T> outbox;
  private final Refusals refusals;

  Edits(AggregateType<T> type, Bodies<T> bodies, Writes<T> writes) {
    this.type = type;
    this.bodies = bodies;
    this.writes = writes;
    this.outbox = new Outbox<>(type);
    this.refusals = new Refusals(type);
  }

  /** Empty if somebody else changed it meanwhile. */
  Optional<Stored<T>> apply(Call call, Document before, Change<T> change) {
    var own = Bodies.own(before);
    var next = bodies.write(change.next());
    var difference = Difference.between(own, next);
    var version = before.getLong(Envelope.VERSION);
    if (difference.isEmpty() && change.events().isEmpty() && change.notices().isEmpty()) {
      return isRemembered(call, before)
          ? Optional.of(stored(call, before, version, change))
          : Optional.empty();
    }
    var subject =
        new Filings.Subject(type.name(), call.hospital(), Envelope.id(before), version + 1);
    var push =
        new Document(Envelope.FILING, each(writes.filings().of(subject, call, change, own, next)));
    announce(before, change, difference.set(), push);
    remember(call, version + 1, push);
    return write(before, update(difference, push), next)
        ? Optional.of(stored(call, before, version + 1, change))
        : Optional.empty();
  }

  private Stored<T> stored(Call call, Document before, long version, Change<T> change) {
    return new Stored<>(call.hospital(), Envelope.id(before), version, change.next());
  }

  private void announce(Document before, Change<T> change, Document set, Document push) {
    var now = MachineTime.now();
    var sequence = before.getLong(Envelope.SEQUENCE);
    var entries = outbox.entries(change, sequence + 1, now);
    outbox.refuseWhenFull(
        Envelope.id(before), before.getList(Envelope.OUTBOX, Document.class, List.of()), entries);
    if (!entries.isEmpty()) {
      set.append(Envelope.SEQUENCE, sequence + entries.size());
      push.append(Envelope.OUTBOX, each(entries));
    }
    if (outbox.isToBePublished(change)) {
      set.append(Envelope.PENDING_AT, Date.from(now));
    }
    if (outbox.isState()) {
      set.append(Envelope.TRACE, Trace.current());
    }
    set.append(Envelope.CHANGED_AT, Date.from(now)).append(Envelope.FILING_AT, Date.from(now));
  }

  /** A keyed command that changes nothing is known again all the same. */
  private boolean isRemembered(Call call, Document before) {
    var push = new Document();
    remember(call, before.getLong(Envelope.VERSION), push);
    var now = new Document(Envelope.CHANGED_AT, Date.from(MachineTime.now()));
    return push.isEmpty() || written(before, new Document("$push", push).append("$set", now));
  }

  private static void remember(Call call, long version, Document push) {
    if (call.key() != null) {
      push.append(
          Envelope.REQUESTS,
          each(List.of(Repeats.request(call, version))).append("$slice", -Repeats.REQUESTS_KEPT));
    }
  }

  private static Document each(List<Document> entries) {
    return new Document("$each", entries);
  }

  private static Document update(Difference difference, Document push) {
    var update =
        new Document("$set", difference.set())
            .append("$push", push)
            .append("$inc", new Document(Envelope.VERSION, 1L));
    return difference.unset().isEmpty() ? update : update.append("$unset", difference.unset());
  }

  private static Document unchanged(Document before) {
    return new Document("_id", before.getString("_id"))
        .append(Envelope.VERSION, before.getLong(Envelope.VERSION))
        .append(Envelope.EPOCH, null);
  }

  private boolean written(Document before, Document update) {
    try (var _ = writes.placement().enter(type, before)) {
      return writes.collection().updateOne(unchanged(before), update).getMatchedCount() == 1;
    }
  }

  private boolean write(Document before, Document update, Document next) {
    try {
      if (!written(before, update)) {
        return false;
      }
    } catch (MongoWriteException refused) {
      throw refusals.alreadyThere(refused, next).<RuntimeException>map(e -> e).orElse(refused);
    }
    writes.nudge();
    return true;
  }
}
