package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.time.MachineTime;
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
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

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

  private static final Document BY_ID = new Document("_id", 1);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  /** Of those keys that nobody else holds and that have something to publish. */
  static Holds take(MongoCollection<Document> collection, List<String> keys) {
    var now = MachineTime.now();
    var until = now.plus(LENGTH);
    var by = UUID.randomUUID().toString();
    var free =
        List.of(
            new Document(Envelope.HELD_UNTIL, null),
            new Document(Envelope.HELD_UNTIL, new Document("$lte", Date.from(now))),
            new Document(Envelope.HELD_UNTIL, new Document("$gte", Date.from(now.plus(LONGEST)))));
    var these = new Document("_id", new Document("$in", keys));
    collection.updateMany(
        new Document(these)
            .append(Envelope.EPOCH, null)
            .append(Envelope.PENDING_AT, SET)
            .append("$or", free),
        new Document(
            "$set",
            new Document(Envelope.HELD_UNTIL, Date.from(until)).append(Envelope.HELD_BY, by)),
        new UpdateOptions().hint(BY_ID));
    var held =
        collection
            .find(new Document(these).append(Envelope.HELD_BY, by))
            .hint(BY_ID)
            .into(new ArrayList<>());
    return new Holds(collection, held, by, until);
  }

  static boolean isHeld(@Nullable Date until, Instant now) {
    return until != null
        && until.toInstant().isAfter(now)
        && until.toInstant().isBefore(now.plus(LONGEST));
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
    var clearing =
        MachineTime.now().isBefore(until)
            ? outcomes.stream().filter(one -> one.newest() != null).toList()
            : List.<Outcome>of();
    var again = new ArrayList<>(outcomes);
    again.removeAll(clearing);
    again.addAll(clear(clearing));
    if (!again.isEmpty()) {
      var writes = new ArrayList<WriteModel<Document>>();
      again.forEach(one -> writes.add(dueAgain(one)));
      var keys = again.stream().map(Outcome::key).toList();
      writes.add(
          new UpdateManyModel<>(
              ours(new Document("_id", new Document("$in", keys))),
              new Document(
                  "$unset", new Document(Envelope.HELD_UNTIL, "").append(Envelope.HELD_BY, "")),
              new UpdateOptions().hint(BY_ID)));
      collection.bulkWrite(writes);
    }
  }

  /**
   * Answers those that could not be cleared: a document changed meanwhile is ours still. Where a
   * hold has lapsed nobody can tell whose it was; all that are not ours become due once more, which
   * at worst sends something again.
   */
  private List<Outcome> clear(List<Outcome> outcomes) {
    if (outcomes.isEmpty()) {
      return List.of();
    }
    var cleared =
        collection
            .bulkWrite(outcomes.stream().map(this::cleared).toList(), ANY_ORDER)
            .getMatchedCount();
    if (cleared == outcomes.size()) {
      return List.of();
    }
    var ours = ours(outcomes);
    return cleared + ours.size() == outcomes.size()
        ? outcomes.stream().filter(one -> ours.contains(one.key())).toList()
        : outcomes;
  }

  private Set<String> ours(List<Outcome> outcomes) {
    var keys = outcomes.stream().map(Outcome::key).toList();
    return collection
        .find(ours(new Document("_id", new Document("$in", keys))))
        .hint(BY_ID)
        .projection(BY_ID)
        .map(found -> found.getString("_id"))
        .into(new HashSet<>());
  }

  private UpdateOneModel<Document> cleared(Outcome outcome) {
    var condition = ours(new Document("_id", outcome.key()));
    condition.putAll(java.util.Objects.requireNonNull(outcome.newest()));
    var cleared = new Document(outcome.pull());
    cleared.append(
        "$unset",
        new Document(Envelope.PENDING_AT, "")
            .append(Envelope.HELD_UNTIL, "")
            .append(Envelope.HELD_BY, ""));
    return new UpdateOneModel<>(condition, cleared);
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
