package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Decision;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;

/** Aggregates of one kind in one collection. */
final class MongoAggregates<T> implements Aggregates<T> {

  private static final int ATTEMPTS = 5;

  private final AggregateType<T> type;
  private final Supplier<MongoCollection<Document>> collection;
  private final Bodies<T> bodies;
  private final Changes<T> changes;
  private final Listing listing;

  MongoAggregates(
      AggregateType<T> type,
      Supplier<MongoCollection<Document>> collection,
      Bodies<T> bodies,
      Changes<T> changes,
      Listing listing) {
    this.type = type;
    this.collection = collection;
    this.bodies = bodies;
    this.changes = changes;
    this.listing = listing;
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
    return byKey(hospital, id).map(bodies::read);
  }

  @Override
  public Outcome<T> create(Call call, String id, Supplier<Change<T>> birth) {
    var before = byKey(call.hospital(), id);
    if (before.isPresent()) {
      return new Outcome<>(changes.repeatedCreation(call, before.get()), true);
    }
    return changes.create(call, id, birth.get(), () -> byKey(call.hospital(), id));
  }

  @Override
  public String newId(Call call) {
    return Identifiers.newId(call);
  }

  @Override
  public Outcome<T> change(Call call, String id, Decision<T> decision) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var document = document(call.caller(), id);
      if (changes.isRepeated(call, document)) {
        return new Outcome<>(bodies.read(document), true);
      }
      var current = bodies.read(document);
      if (call.ifMatch() != null && call.ifMatch() != current.version()) {
        throw new VersionIsStale(call.ifMatch(), current.version());
      }
      var written = changes.apply(call, current, document, decision.on(current));
      if (written.isPresent()) {
        return new Outcome<>(written.get(), false);
      }
    }
    throw new ChangedMeanwhile(type.name(), id);
  }

  @Override
  public Page<Stored<T>> list(Caller caller, ListQuery query) {
    var page = listing.page(type, collection.get(), caller, query);
    return page.map(bodies::read);
  }

  @Override
  public List<Stored<T>> due(Instant now, int limit) {
    var due = new ArrayList<Stored<T>>();
    collection
        .get()
        .find(new Document("nextTimerAt", new Document("$lte", Date.from(now))))
        .sort(new Document("nextTimerAt", 1))
        .limit(limit)
        .map(bodies::read)
        .into(due);
    return due;
  }

  private Document document(Caller caller, String id) {
    return byKey(caller.hospital(), id)
        .filter(found -> Scope.maySee(type, caller, found))
        .orElseThrow(() -> new NotFound(type.name(), id));
  }

  private Optional<Document> byKey(String hospital, String id) {
    return Optional.ofNullable(
        collection.get().find(new Document("_id", Envelope.key(hospital, id))).first());
  }

  static Date machineNow() {
    return Date.from(MachineTime.now());
  }
}
