package cn.houqin.kpi.evidence;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.platform.copy.Projection;
import cn.houqin.platform.copy.Projections;
import cn.houqin.platform.problem.NotYetKnown;
import com.mongodb.client.model.IndexOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** All observations. Delivered again, an event changes nothing. */
@Component
public class Observations {

  static final String COLLECTION = "observations";

  private final MongoTemplate mongo;
  private final Clock businessClock;
  private final Projection projection;
  private final FormerArrivals former;
  private final List<Consumer<List<Observation>>> listeners = new CopyOnWriteArrayList<>();

  Observations(MongoTemplate mongo, Clock businessClock, Projections projections) {
    this.mongo = mongo;
    this.businessClock = businessClock;
    this.projection =
        projections.of(
            Streams.WORK_ORDERS, Streams.INSPECTIONS, Streams.PURCHASING, Streams.OBSERVATIONS);
    this.former = new FormerArrivals(mongo);
    CountingFigures.index(mongo);
    mongo
        .getCollection(COLLECTION)
        .createIndex(
            new Document("hospital", 1)
                .append("contract", 1)
                .append("line", 1)
                .append("month", 1)
                .append("givenBy", 1),
            new IndexOptions()
                .partialFilterExpression(new Document("givenBy", new Document("$exists", true))));
  }

  /** Called after figures were stored or withdrawn; called again when they are delivered again. */
  public void onChange(Consumer<List<Observation>> listener) {
    listeners.add(listener);
  }

  void insert(String hospital, Evidence evidence) {
    insert(hospital, evidence, null);
  }

  /**
   * @param enteredBy who entered it, where a person or another system did
   */
  void insert(String hospital, Evidence evidence, @Nullable String enteredBy) {
    insertAll(List.of(new Coming(hospital, evidence, enteredBy)));
  }

  /**
   * A figure as it comes.
   *
   * @param enteredBy who entered it, where a person or another system did
   */
  record Coming(String hospital, Evidence evidence, @Nullable String enteredBy) {}

  /** Figures of one delivery; of several with the same id the first stays. */
  void insertAll(List<Coming> figures) {
    var now = businessClock.instant();
    store(
        figures.stream()
            .map(one -> Observation.of(one.hospital(), one.evidence(), now, one.enteredBy()))
            .toList());
  }

  private void store(List<Observation> figures) {
    var first = new LinkedHashMap<String, Observation>();
    figures.forEach(one -> first.putIfAbsent(key(one.hospital(), one.evidenceId()), one));
    former
        .of(first.keySet())
        .forEach(
            (id, was) ->
                first.computeIfPresent(
                    id,
                    (_, one) ->
                        one.as(
                            was.getDate("receivedAt").toInstant(),
                            was.getString("disregardedBy"))));
    var there = new Arrivals(mongo).store(first);
    tell(
        first.entrySet().stream()
            .filter(one -> !there.contains(one.getKey()))
            .map(Map.Entry::getValue)
            .toList());
    if (!there.isEmpty()) {
      tell(stored(new Document("_id", new Document("$in", there))));
    }
  }

  private List<Observation> stored(Document asked) {
    return mongo
        .getCollection(COLLECTION)
        .find(asked)
        .map(stored -> mongo.getConverter().read(Observation.class, stored))
        .into(new ArrayList<>());
  }

  private void tell(List<Observation> changed) {
    if (!changed.isEmpty()) {
      listeners.forEach(listener -> listener.accept(changed));
    }
  }

  /**
   * Takes figures out of the count; they stay visible, with who took each out first.
   *
   * @throws NotYetKnown of a figure that has not come yet, once all others are out
   */
  void withdraw(List<Going> figures) {
    mongo.getCollection(COLLECTION).bulkWrite(figures.stream().map(Going::write).toList());
    var ids = figures.stream().map(Going::id).distinct().toList();
    var changed = stored(new Document("_id", new Document("$in", ids)));
    tell(changed);
    var there =
        changed.stream()
            .map(one -> key(one.hospital(), one.evidenceId()))
            .collect(Collectors.toSet());
    for (var one : figures) {
      if (!there.contains(one.id())) {
        throw new NotYetKnown("evidence", one.evidenceId());
      }
    }
  }

  /** A panel took figures out of the count; done again, nothing changes. */
  public void disregard(String hospital, Collection<String> evidenceIds, String appeal) {
    var ids = evidenceIds.stream().map(id -> key(hospital, id)).toList();
    var among = new Document("_id", new Document("$in", ids));
    mongo
        .getCollection(COLLECTION)
        .updateMany(
            new Document(among).append("disregardedBy", null),
            new Document("$set", new Document("disregardedBy", appeal)));
    tell(stored(among));
  }

  /** Throws while they are read again and not all have come. */
  void requireComplete() {
    projection.requireComplete();
    former.forget();
  }

  /** One figure of a month, withdrawn or not. */
  public Optional<Observation> find(String hospital, String evidenceId) {
    return Optional.ofNullable(
        mongo.findById(key(hospital, evidenceId), Observation.class, COLLECTION));
  }

  /** All that was received for a month, withdrawn ones included, by id. */
  public List<Observation> ofMonth(String hospital, String contract, String line, String month) {
    requireComplete();
    var query = new Query(new LineMonth(hospital, contract, line, month).criteria());
    return mongo.find(query, Observation.class, COLLECTION).stream()
        .sorted(Comparator.comparing(Observation::evidenceId))
        .toList();
  }

  /** What was received of some indicators of a month, withdrawn ones included, by id. */
  public List<Observation> ofIndicators(LineMonth month, Collection<String> indicators) {
    requireComplete();
    var query = new Query(month.criteria().and("indicator").in(indicators));
    return mongo.find(query, Observation.class, COLLECTION).stream()
        .sorted(Comparator.comparing(Observation::evidenceId))
        .toList();
  }

  /** Whether somebody inspected, verified or asked for a rating of the month's work. */
  public boolean isSupervised(LineMonth month, String person) {
    requireComplete();
    var query =
        new Query(month.criteria().and("givenBy").is(person).and("source").ne(Observation.RATING));
    return mongo.exists(query, COLLECTION);
  }

  static String key(String hospital, String evidenceId) {
    return hospital + "/" + evidenceId;
  }
}
