package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay's right to publish some documents for 30 s, as fields that no other write touches.
 * Nothing is sent so late that it could still be under way when the holds end.
 *
 * @param documents as they stood after the holds were taken
 * @param by this taking and no other
 */
record Holds(
    MongoCollection<Document> collection, List<Document> documents, String by, Instant until) {

  static final Duration LENGTH = Duration.ofSeconds(30);

  /** A field that is set, to whatever instant: the clock that set it may have been put back. */
  static final Document SET = new Document("$gt", new Date(0));

  /** A hold that ends later than this was taken by a clock that was ahead, and holds nobody. */
  private static final Duration LONGEST = LENGTH.multipliedBy(4);

  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);
  private static final Document BY_ID = new Document("_id", 1);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  /** What has something to publish and is held by nobody at that time. */
  static Document free(Instant now) {
    return new Document(Envelope.PENDING_AT, SET)
        .append(
            "$or",
            List.of(
                new Document(Envelope.HELD_UNTIL, null),
                new Document(Envelope.HELD_UNTIL, new Document("$lte", Date.from(now))),
                new Document(
                    Envelope.HELD_UNTIL, new Document("$gte", Date.from(now.plus(LONGEST))))));
  }

  /**
   * Of those keys that nobody else holds and that have something to publish.
   *
   * @param fields which of a document are read; empty for all
   */
  static Holds take(MongoCollection<Document> collection, List<String> keys, Document fields) {
    var now = MachineTime.now();
    var until = now.plus(LENGTH);
    var by = UUID.randomUUID().toString();
    var these = new Document("_id", new Document("$in", keys));
    var free = free(now);
    free.putAll(these);
    collection.updateMany(
        free.append(Envelope.EPOCH, null),
        new Document(
            "$set",
            new Document(Envelope.HELD_UNTIL, Date.from(until)).append(Envelope.HELD_BY, by)),
        new UpdateOptions().hint(BY_ID));
    var held =
        collection
            .find(new Document(these).append(Envelope.HELD_BY, by))
            .projection(fields)
            .hint(BY_ID)
            .into(new ArrayList<>());
    return new Holds(collection, held, by, until);
  }

  /**
   * What became of a document.
   *
   * @param newest holds for the document only if all that it has to publish was sent; null if not
   *     all was sent
   * @param pull what takes out that which was sent; may be empty
   */
  record Outcome(String key, @Nullable Document newest, Document pull) {}

  boolean leavesTime() {
    return MachineTime.now().isBefore(until.minus(Publisher.UNDER_WAY));
  }

  /** Gives the documents back; those that have more to publish become due again. */
  void end(List<Outcome> outcomes) {
    var inTime = MachineTime.now().isBefore(until);
    var clearing = new ArrayList<Outcome>();
    var again = new ArrayList<Outcome>();
    outcomes.forEach(one -> (inTime && one.newest() != null ? clearing : again).add(one));
    again.addAll(clear(clearing));
    if (!again.isEmpty()) {
      var writes = new ArrayList<WriteModel<Document>>();
      again.forEach(one -> writes.add(dueAgain(one)));
      writes.add(
          new UpdateManyModel<>(
              ours(new Document("_id", new Document("$in", keys(again)))),
              new Document(
                  "$unset", new Document(Envelope.HELD_UNTIL, "").append(Envelope.HELD_BY, "")),
              new UpdateOptions().hint(BY_ID)));
      collection.bulkWrite(writes);
    }
  }

  /**
   * Answers those that could not be cleared: a document changed meanwhile is ours still. Where a
   * hold has lapsed nobody can tell whose it was; all that are not ours become due once more, which
   * at worst sends something again. So they do where the store failed: the driver does not repeat
   * an update of many.
   */
  private List<Outcome> clear(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    int cleared;
    try {
      cleared = collection.bulkWrite(cleared(outcomes), ANY_ORDER).getMatchedCount();
    } catch (MongoException failed) {
      LOG.warn("What was published is published again: {}", failed.getMessage());
      return outcomes;
    }
    if (cleared == outcomes.size()) {
      return List.of();
    }
    var ours = ours(outcomes);
    return cleared + ours.size() == outcomes.size()
        ? outcomes.stream().filter(one -> ours.contains(one.key())).toList()
        : outcomes;
  }

  private Set<String> ours(List<Outcome> outcomes) {
    return collection
        .find(ours(new Document("_id", new Document("$in", keys(outcomes)))))
        .hint(BY_ID)
        .projection(BY_ID)
        .map(found -> found.getString("_id"))
        .into(new HashSet<>());
  }

  /** What is the same for several: the number of their newest, and what is taken out. */
  private record Alike(Document newest, Document pull) {

    static Alike of(Outcome outcome) {
      return new Alike(Objects.requireNonNull(outcome.newest()), outcome.pull());
    }
  }

  /** Most aggregates have had few events: one update for all that stand at the same number. */
  private List<UpdateManyModel<Document>> cleared(List<Outcome> outcomes) {
    return outcomes.stream().collect(Collectors.groupingBy(Alike::of)).entrySet().stream()
        .map(group -> cleared(group.getKey(), keys(group.getValue())))
        .toList();
  }

  private UpdateManyModel<Document> cleared(Alike alike, List<String> keys) {
    var condition = ours(new Document("_id", new Document("$in", keys)));
    condition.putAll(alike.newest());
    var cleared = new Document(alike.pull());
    cleared.append(
        "$unset",
        new Document(Envelope.PENDING_AT, "")
            .append(Envelope.HELD_UNTIL, "")
            .append(Envelope.HELD_BY, ""));
    return new UpdateManyModel<>(condition, cleared, new UpdateOptions().hint(BY_ID));
  }

  private static List<String> keys(List<Outcome> outcomes) {
    return outcomes.stream().map(Outcome::key).toList();
  }

  private static UpdateOneModel<Document> dueAgain(Outcome outcome) {
    var again = new Document(outcome.pull());
    again.append("$set", new Document(Envelope.PENDING_AT, Date.from(MachineTime.now())));
    return new UpdateOneModel<>(new Document("_id", outcome.key()), again);
  }

  private Document ours(Document these) {
    return these.append(Envelope.HELD_BY, by).append(Envelope.HELD_UNTIL, Date.from(until));
  }
}
