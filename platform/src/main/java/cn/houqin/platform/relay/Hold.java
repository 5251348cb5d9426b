package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A relay's right to publish one document for 30 s, as a field that no other write touches. Nothing
 * is sent so late that it could still be under way when the hold ends.
 *
 * @param document as it stood when the hold was taken
 */
record Hold(MongoCollection<Document> collection, Document document, Instant until) {

  static final Duration LENGTH = Duration.ofSeconds(30);

  /** Empty if somebody else holds it or it has nothing to publish. */
  static Optional<Hold> take(MongoCollection<Document> collection, String key) {
    var now = MachineTime.now();
    var until = now.plus(LENGTH);
    var free =
        List.of(
            new Document(Envelope.HELD_UNTIL, null),
            new Document(Envelope.HELD_UNTIL, new Document("$lte", Date.from(now))));
    var document =
        collection.findOneAndUpdate(
            new Document("_id", key)
                .append(Envelope.EPOCH, null)
                .append(Envelope.PENDING_AT, new Document("$lte", Date.from(now)))
                .append("$or", free),
            new Document("$set", new Document(Envelope.HELD_UNTIL, Date.from(until))),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(document).map(held -> new Hold(collection, held, until));
  }

  boolean leavesTime() {
    return MachineTime.now().isBefore(until.minus(Publisher.UNDER_WAY));
  }

  /**
   * Gives the document back.
   *
   * @param newest holds for the document only if all that it has to publish was sent; null if not
   *     all was sent
   * @param pull what takes out that which was sent; may be empty
   */
  void end(@Nullable Document newest, Document pull) {
    if (newest != null && clear(newest, pull)) {
      return;
    }
    var again = new Document(pull);
    again.append("$set", new Document(Envelope.PENDING_AT, Date.from(MachineTime.now())));
    collection.updateOne(id(), again);
    collection.updateOne(ours(id()), new Document("$unset", new Document(Envelope.HELD_UNTIL, "")));
  }

  private boolean clear(Document newest, Document pull) {
    var condition = ours(id());
    condition.putAll(newest);
    var cleared = new Document(pull);
    cleared.append("$unset", new Document(Envelope.PENDING_AT, "").append(Envelope.HELD_UNTIL, ""));
    return MachineTime.now().isBefore(until)
        && collection.updateOne(condition, cleared).getMatchedCount() == 1;
  }

  private Document id() {
    return new Document("_id", document.getString("_id"));
  }

  private Document ours(Document id) {
    return id.append(Envelope.HELD_UNTIL, Date.from(until));
  }
}
