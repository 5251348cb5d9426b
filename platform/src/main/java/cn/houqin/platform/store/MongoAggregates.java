package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.idempotency.Identifiers;
import cn.houqin.platform.idempotency.Repeats;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.store.listing.Listing;
import cn.houqin.platform.store.listing.Scope;
import cn.houqin.platform.store.together.Lookups;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** Aggregates of one kind in one collection. */
final class MongoAggregates<T> implements Aggregates<T> {

  private static final int ATTEMPTS = 5;
  private static final int IDS_AT_ONCE = 1_000;
  private static final int BIRTHS_AT_ONCE = 250;

  private final AggregateType<T> type;
  private final Bodies<T> bodies;
  private final Writes<T> writes;
  private final Listing listing;
  private final Births<T> births;
  private final Edits<T> edits;
  private final Lookups lookups;
  private final Timed<T> timed;

  MongoAggregates(AggregateType<T> type, Bodies<T> bodies, Writes<T> writes, Listing listing) {
    this.type = type;
    this.bodies = bodies;
    this.writes = writes;
    this.listing = listing;
    this.births = new Births<>(type, bodies, writes);
    this.edits = new Edits<>(type, bodies, writes);
    this.lookups = new Lookups(writes::collection);
    this.timed = new Timed<>(type, bodies, writes);
  }

  @Override
  public AggregateType<T> type() {
    return type;
  }

  @Override
  public Stored<T> get(Caller caller, String id) {
    return bodies.read(document(caller, id));
  }

  @Override
  public Optional<Stored<T>> find(String hospital, String id) {
    return byId(hospital, id).map(bodies::read);
  }

  @Override
  public Optional<Stored<T>> recent(String hospital, String id) {
    var key = Envelope.key(hospital, id);
    return writes.recent().get(key, () -> lookups.find(key).map(bodies::read));
  }

  @Override
  public List<Stored<T>> findAll(String hospital, Collection<String> ids) {
    return Batches.of(ids, IDS_AT_ONCE)
        .flatMap(batch -> Batches.present(writes.collection(), hospital, batch).stream())
        .map(bodies::read)
        .toList();
  }

  @Override
  public int createMissing(Call call, Map<String, Change<T>> births) {
    return Batches.of(births.keySet(), BIRTHS_AT_ONCE)
        .mapToInt(batch -> this.births.createMissing(call, batch, births))
        .sum();
  }

  @Override
  public Outcome<T> create(Call call, String id, Supplier<Change<T>> birth) {
    var present = lookups.find(Envelope.key(call.hospital(), id));
    if (present.isPresent()) {
      return repeated(call, present.get());
    }
    return births
        .create(call, id, birth.get())
        .map(created -> new Outcome<>(created, false))
        .orElseGet(() -> repeated(call, byId(call.hospital(), id).orElseThrow()));
  }

  private Outcome<T> repeated(Call call, Document present) {
    if (!Repeats.isCreation(call, present)) {
      throw new AlreadyExists("/" + type.name(), Envelope.id(present));
    }
    return new Outcome<>(bodies.read(present), true);
  }

  @Override
  public String newId(Call call) {
    return Identifiers.newId(call);
  }

  @Override
  public Outcome<T> change(Call call, String id, Decision<T> decision) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var document = document(call.caller(), id);
      var current = bodies.read(document);
      if (isRepeat(call, document)) {
        return new Outcome<>(current, true);
      }
      if (call.ifMatch() != null && call.ifMatch() != current.version()) {
        throw new VersionIsStale(call.ifMatch(), current.version());
      }
      var written = edits.apply(call, document, decision.on(current));
      if (written.isPresent()) {
        return new Outcome<>(written.get(), false);
      }
    }
    throw new ChangedMeanwhile(type.name(), id);
  }

  @Override
  public Optional<Outcome<T>> repeated(Call call, String id) {
    return Optional.of(document(call.caller(), id))
        .filter(document -> isRepeat(call, document))
        .map(document -> new Outcome<>(bodies.read(document), true));
  }

  private static boolean isRepeat(Call call, Document document) {
    return Repeats.isRepeat(call, document.getList(Envelope.REQUESTS, Document.class, List.of()));
  }

  @Override
  public Page<Stored<T>> list(Caller caller, ListQuery query) {
    return listing.page(writes.collection(), caller, query).map(bodies::read);
  }

  @Override
  public List<Stored<T>> due(Instant now, int limit) {
    return timed.due(now, limit);
  }

  @Override
  public Optional<Instant> nextDue() {
    return timed.next();
  }

  private Document document(Caller caller, String id) {
    return byId(caller.hospital(), id)
        .filter(found -> Scope.maySee(type, caller, found))
        .orElseThrow(() -> new NotFound(type.name(), id));
  }

  private Optional<Document> byId(String hospital, String id) {
    return Optional.ofNullable(
        writes.collection().find(new Document("_id", Envelope.key(hospital, id))).first());
  }
}
