package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.paging.Cursors;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The aggregates of a service's database. */
public final class MongoAggregateStore implements AggregateStore {

  private static final String SETTINGS = "platform_settings";

  private final MongoTemplate mongo;
  private final Writing writing;
  private final List<AggregateType<?>> types = new CopyOnWriteArrayList<>();
  private final List<Runnable> nudged = new CopyOnWriteArrayList<>();
  private volatile @Nullable Cursors cursors;

  public MongoAggregateStore(MongoTemplate mongo, JsonMapper json) {
    this.mongo = mongo;
    this.writing = new Writing(json);
  }

  @Override
  public <T> Aggregates<T> of(AggregateType<T> type) {
    types.add(type);
    Indexes.make(type, mongo.getCollection(type.collection()));
    Supplier<MongoCollection<Document>> collection = () -> mongo.getCollection(type.collection());
    var bodies = new Bodies<>(type, mongo.getConverter());
    var changes = new Changes<>(type, collection, bodies, writing, this::nudge);
    return new MongoAggregates<>(type, collection, bodies, changes, new Listing(this::cursors));
  }

  @Override
  public long nextNumber(String hospital, String series) {
    var after =
        mongo
            .getCollection("counters")
            .findOneAndUpdate(
                new Document("_id", hospital + "/" + series),
                new Document("$inc", new Document("last", 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(after).getLong("last");
  }

  /** Everything this service stores as aggregates. */
  public List<AggregateType<?>> types() {
    return List.copyOf(types);
  }

  /** Called after each write that left something to publish or to file. */
  public void onWrite(Runnable listener) {
    nudged.add(listener);
  }

  private void nudge() {
    nudged.forEach(Runnable::run);
  }

  private Cursors cursors() {
    var present = cursors;
    if (present == null) {
      present = new Cursors(secret());
      cursors = present;
    }
    return present;
  }

  /** One secret per database, so that every instance reads every cursor. */
  private byte[] secret() {
    var fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    var kept =
        mongo
            .getCollection(SETTINGS)
            .findOneAndUpdate(
                new Document("_id", "cursor-secret"),
                new Document("$setOnInsert", new Document("secret", new Binary(fresh))),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(kept).get("secret", Binary.class).getData();
  }
}
