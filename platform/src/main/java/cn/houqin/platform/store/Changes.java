package cn.houqin.platform.store;

import cn.houqin.events.StateEvent;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/**
 * Writes changes: the body's difference, events, audit entry, notices and request in one update.
 */
final class Changes<T> {

  private static final int MOST_WAITING = 1_000;
  private static final long MOST_WAITING_BYTES = 4L * 1024 * 1024;
  private static final int REQUESTS_KEPT = 50;
  private static final Duration REQUESTS_KEPT_FOR = Duration.ofHours(24);

  private final AggregateType<T> type;
  private final Supplier<MongoCollection<Document>> collection;
  private final Bodies<T> bodies;
  private final Writing writing;
  private final Runnable nudge;

  Changes(
      AggregateType<T> type,
      Supplier<MongoCollection<Document>> collection,
      Bodies<T> bodies,
      Writing writing,
      Runnable nudge) {
    this.type = type;
    this.collection = collection;
    this.bodies = bodies;
    this.writing = writing;
    this.nudge = nudge;
  }

  Outcome<T> create(Call call, String id, Change<T> change, Supplier<Optional<Document>> present) {
    var body = bodies.write(change.next());
    var document = new Document("_id", Envelope.key(call.hospital(), id));
    document.putAll(body);
    var now = MachineTime.now();
    var outbox = writing.outbox(change.events(), 1, now);
    document
        .append(Envelope.HOSPITAL, call.hospital())
        .append(Envelope.VERSION, 1L)
        .append(Envelope.SEQUENCE, (long) outbox.size())
        .append(Envelope.OUTBOX, outbox)
        .append(Envelope.FILING, writing.filing(subject(call, id, 1), call, change, null, body))
        .append(Envelope.FILING_AT, Date.from(now))
        .append(Envelope.REQUESTS, List.of())
        .append(Envelope.CREATED_BY, createdBy(call))
        .append(Envelope.CHANGED_AT, Date.from(now));
    if (hasSomethingToPublish(change)) {
      document.append(Envelope.PENDING_AT, Date.from(now));
    }
    try {
      collection.get().insertOne(document);
    } catch (MongoWriteException refused) {
      return new Outcome<>(afterRefusal(call, refused, present), true);
    }
    nudge.run();
    return new Outcome<>(bodies.read(document), false);
  }

  private Stored<T> afterRefusal(
      Call call, MongoWriteException refused, Supplier<Optional<Document>> present) {
    if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
      throw refused;
    }
    var field = Indexes.fieldOf(refused.getError().getMessage());
    if (field.isPresent()) {
      throw new AlreadyExists("/" + field.get(), Indexes.valueOf(refused.getError().getMessage()));
    }
    return repeatedCreation(call, present.get().orElseThrow(() -> refused));
  }

  /** What was created before, if this call is its repeat. */
  Stored<T> repeatedCreation(Call call, Document present) {
    var createdBy = present.get(Envelope.CREATED_BY, Document.class);
    var key = call.key();
    if (key == null
        || !key.equals(createdBy.getString("key"))
        || !call.caller().subject().equals(createdBy.getString("by"))
        || !call.command().equals(createdBy.getString("command"))) {
      throw new AlreadyExists("/" + type.name(), Envelope.id(present));
    }
    if (!Objects.equals(call.bodyDigest(), createdBy.getString("digest"))) {
      throw new IdempotencyKeyReused(key);
    }
    return bodies.read(present);
  }

  /** Whether the command was done before under the same key. */
  boolean isRepeated(Call call, Document present) {
    var key = call.key();
    if (key == null) {
      return false;
    }
    var horizon = Date.from(MachineTime.now().minus(REQUESTS_KEPT_FOR));
    for (var request : present.getList(Envelope.REQUESTS, Document.class, List.of())) {
      if (key.equals(request.getString("key"))
          && call.caller().subject().equals(request.getString("by"))
          && call.command().equals(request.getString("command"))
          && request.getDate("at").after(horizon)) {
        if (!Objects.equals(call.bodyDigest(), request.getString("digest"))) {
          throw new IdempotencyKeyReused(key);
        }
        return true;
      }
    }
    return false;
  }

  /** Empty if somebody else changed it meanwhile. */
  Optional<Stored<T>> apply(Call call, Stored<T> current, Document before, Change<T> change) {
    var ownBefore = Bodies.own(before);
    var ownAfter = bodies.write(change.next());
    var difference = Difference.between(ownBefore, ownAfter);
    if (difference.isEmpty() && change.events().isEmpty() && change.notices().isEmpty()) {
      return Optional.of(current);
    }
    var now = MachineTime.now();
    var sequence = before.getLong(Envelope.SEQUENCE);
    var outbox = writing.outbox(change.events(), sequence + 1, now);
    refuseWhenFull(current.id(), before, outbox);
    var version = current.version() + 1;
    var set = difference.set().append(Envelope.CHANGED_AT, Date.from(now));
    var push = new Document();
    if (!outbox.isEmpty()) {
      set.append(Envelope.SEQUENCE, sequence + outbox.size());
      push.append(Envelope.OUTBOX, new Document("$each", outbox));
    }
    if (hasSomethingToPublish(change)) {
      set.append(Envelope.PENDING_AT, Date.from(now));
    }
    var filing =
        writing.filing(subject(call, current.id(), version), call, change, ownBefore, ownAfter);
    push.append(Envelope.FILING, new Document("$each", filing));
    set.append(Envelope.FILING_AT, Date.from(now));
    if (call.key() != null) {
      push.append(
          Envelope.REQUESTS,
          new Document("$each", List.of(request(call, version))).append("$slice", -REQUESTS_KEPT));
    }
    return write(current, set, difference.unset(), push, change.next());
  }

  private Optional<Stored<T>> write(
      Stored<T> current, Document set, Document unset, Document push, T next) {
    var update =
        new Document("$set", set)
            .append("$push", push)
            .append("$inc", new Document(Envelope.VERSION, 1L));
    if (!unset.isEmpty()) {
      update.append("$unset", unset);
    }
    var filter =
        new Document("_id", Envelope.key(current.hospital(), current.id()))
            .append(Envelope.VERSION, current.version());
    try {
      if (collection.get().updateOne(filter, update).getMatchedCount() == 0) {
        return Optional.empty();
      }
    } catch (MongoWriteException refused) {
      var field = Indexes.fieldOf(refused.getError().getMessage());
      throw field.isEmpty()
          ? refused
          : new AlreadyExists("/" + field.get(), Indexes.valueOf(refused.getError().getMessage()));
    }
    nudge.run();
    return Optional.of(new Stored<>(current.hospital(), current.id(), current.version() + 1, next));
  }

  private boolean hasSomethingToPublish(Change<T> change) {
    return switch (type.publication()) {
      case Publication.Facts<T>(var stream) -> {
        for (var event : change.events()) {
          if (!stream.events().isInstance(event) || event instanceof StateEvent) {
            throw new IllegalStateException(event + " does not stand on " + stream.topic());
          }
        }
        yield !change.events().isEmpty();
      }
      case Publication.State<T> _ -> true;
      case Publication.None<T> _ -> false;
    };
  }

  private void refuseWhenFull(String id, Document before, List<Document> more) {
    var waiting = new ArrayList<>(before.getList(Envelope.OUTBOX, Document.class, List.of()));
    waiting.addAll(more);
    var bytes = waiting.stream().mapToLong(entry -> entry.getString("data").length()).sum();
    if (!more.isEmpty() && (waiting.size() > MOST_WAITING || bytes > MOST_WAITING_BYTES)) {
      throw new OutboxFull(type.name(), id);
    }
  }

  private Writing.AuditSubject subject(Call call, String id, long version) {
    return new Writing.AuditSubject(type.name(), call.hospital(), id, version);
  }

  private static Document createdBy(Call call) {
    return new Document("key", call.key())
        .append("command", call.command())
        .append("digest", call.bodyDigest())
        .append("by", call.caller().subject())
        .append("status", 201);
  }

  private static Document request(Call call, long version) {
    return new Document("key", call.key())
        .append("command", call.command())
        .append("digest", call.bodyDigest())
        .append("by", call.caller().subject())
        .append("status", 200)
        .append(Envelope.VERSION, version)
        .append("at", Date.from(MachineTime.now()));
  }
}
