package cn.houqin.platform.copy;

import cn.houqin.events.StateEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.json.EventJson;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.platform.store.Recent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.core.type.TypeReference;

/** One collection of copied state, each document with the sequence it was announced under. */
final class MongoStateCopy<S extends StateEvent> implements StateCopy<S> {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private final MongoTemplate mongo;
  private final Class<S> type;
  private final String collection;
  private final Recent<S> recent = new Recent<>();
  private final List<Consumer<Changed<S>>> listeners = new CopyOnWriteArrayList<>();

  MongoStateCopy(MongoTemplate mongo, Class<S> type, String collection) {
    this.mongo = mongo;
    this.type = type;
    this.collection = collection;
  }

  /** One index per path that is asked by, each ending in the order of the answer. */
  void ensureIndexes(String... paths) {
    var indexes = mongo.getCollection(collection);
    indexes.createIndex(new Document("hospital", 1).append("retired", 1).append("_id", 1));
    for (var path : paths) {
      indexes.createIndex(
          new Document("hospital", 1)
              .append("retired", 1)
              .append(path.startsWith("state.") ? path : "state." + path, 1)
              .append("_id", 1));
    }
  }

  @Override
  public Optional<S> find(String hospital, String subject) {
    return Optional.ofNullable(mongo.findById(hospital + "/" + subject, Document.class, collection))
        .map(this::state);
  }

  @Override
  public Optional<S> recent(String hospital, String subject) {
    return recent.get(hospital + "/" + subject, () -> find(hospital, subject));
  }

  @Override
  public S require(String hospital, String subject) {
    return find(hospital, subject)
        .orElseThrow(() -> new NotYetKnown(collection.replaceFirst("^copy_", ""), subject));
  }

  @Override
  public List<S> where(String hospital, Criteria criteria, int limit) {
    var query =
        Query.query(
                Criteria.where("hospital")
                    .is(hospital)
                    .and("retired")
                    .is(false)
                    .andOperator(criteria))
            .with(Sort.by("_id"))
            .limit(limit);
    return mongo.find(query, Document.class, collection).stream().map(this::state).toList();
  }

  @Override
  public void onChange(Consumer<Changed<S>> listener) {
    listeners.add(listener);
  }

  /** Keeps a state unless a newer one is there; listeners hear of it again on redelivery. */
  void on(Received<S> event) {
    if (recent.changing(() -> update(event) || insert(event) || update(event) || isKept(event))) {
      var changed = new Changed<>(event.hospital(), event.subject(), event.body());
      listeners.forEach(listener -> listener.accept(changed));
    }
  }

  private boolean update(Received<S> event) {
    var older =
        new Document("_id", id(event)).append("sequence", new Document("$lt", event.sequence()));
    var update =
        new Document(
            "$set",
            new Document("sequence", event.sequence())
                .append("retired", event.body().retired())
                .append("state", fields(event)));
    return Boolean.TRUE.equals(
        mongo.execute(
            collection, copies -> copies.updateOne(older, update).getMatchedCount() == 1));
  }

  private boolean insert(Received<S> event) {
    var document =
        new Document("_id", id(event))
            .append("hospital", event.hospital())
            .append("subject", event.subject())
            .append("sequence", event.sequence())
            .append("retired", event.body().retired())
            .append("state", fields(event));
    try {
      mongo.execute(collection, copies -> copies.insertOne(document));
      return true;
    } catch (DuplicateKeyException _) {
      return false;
    }
  }

  private boolean isKept(Received<S> event) {
    var same =
        Query.query(Criteria.where("_id").is(id(event)).and("sequence").is(event.sequence()));
    return mongo.exists(same, collection);
  }

  private String id(Received<S> event) {
    return event.hospital() + "/" + event.subject();
  }

  private Document fields(Received<S> event) {
    return new Document(EventJson.mapper().convertValue(event.body(), FIELDS));
  }

  private S state(Document stored) {
    return EventJson.mapper().convertValue(stored.get("state"), type);
  }
}
