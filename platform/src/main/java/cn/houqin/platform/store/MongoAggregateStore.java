package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Placement;
import cn.houqin.platform.counter.Counters;
import cn.houqin.platform.filing.Filings;
import cn.houqin.platform.paging.CursorSecret;
import cn.houqin.platform.store.listing.Listing;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The aggregates of a service's database. */
public final class MongoAggregateStore implements AggregateStore {

  private final MongoTemplate mongo;
  private final Placement placement;
  private final Filings filings;
  private final Counters counters;
  private final CursorSecret cursors;
  private final List<AggregateType<?>> types = new CopyOnWriteArrayList<>();
  private final List<Consumer<AggregateType<?>>> told = new CopyOnWriteArrayList<>();

  public MongoAggregateStore(MongoTemplate mongo) {
    this(mongo, Placement.EVERYTHING_HERE);
  }

  public MongoAggregateStore(MongoTemplate mongo, Placement placement) {
    this.mongo = mongo;
    this.placement = placement;
    this.filings = new Filings(mongo.getDb().getCodecRegistry());
    this.counters = new Counters(mongo);
    this.cursors = new CursorSecret(mongo);
  }

  @Override
  public <T> Aggregates<T> of(AggregateType<T> type) {
    Indexes.make(type, mongo.getCollection(type.collection()));
    Announcements.note(type, mongo);
    var writes =
        new Writes<T>(
            () -> mongo.getCollection(type.collection()),
            new Recent<>(),
            filings,
            placement,
            () -> told.forEach(listener -> listener.accept(type)));
    var aggregates =
        new MongoAggregates<>(
            type,
            new Bodies<>(type, mongo.getConverter()),
            writes,
            new Listing(type, mongo.getConverter(), cursors::cursors));
    types.add(type);
    return aggregates;
  }

  @Override
  public long nextNumber(String hospital, String series) {
    return counters.next(hospital, series);
  }

  @Override
  public List<Long> nextNumbers(String hospital, String series, int many) {
    return counters.next(hospital, series, many);
  }

  /** What of a kind is at home here, for searches of the background. */
  public Document here(AggregateType<?> type) {
    return placement.here(type);
  }

  /** Everything this service stores as aggregates. */
  public List<AggregateType<?>> types() {
    return List.copyOf(types);
  }

  /** Told of what kind was written, after each write: there may be something to publish or file. */
  public void onWrite(Consumer<AggregateType<?>> listener) {
    told.add(listener);
  }
}
