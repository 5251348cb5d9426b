package cn.houqin.platform.audit;

import cn.houqin.platform.paging.Moment;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/** The audit entries of this service, and the batches that seal them. */
final class AuditTrail {

  static final String UNSEALED = "unsealed";
  static final String BATCH = "batch";

  private final MongoTemplate mongo;

  AuditTrail(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  void ensureIndexes() {
    var unsealedOnly = new IndexOptions().partialFilterExpression(new Document(UNSEALED, true));
    entries()
        .createIndexes(
            List.of(
                new IndexModel(index(UNSEALED, "hospital", "_id"), unsealedOnly),
                new IndexModel(index("hospital", BATCH, "_id")),
                new IndexModel(index("hospital", "at", "_id")),
                new IndexModel(index("hospital", "by", "at", "_id")),
                new IndexModel(index("hospital", "kind", "subject", "at", "_id"))));
    batches().createIndex(index("hospital", "number"));
  }

  private static Document index(String... fields) {
    var index = new Document();
    for (var field : fields) {
      index.append(field, 1);
    }
    return index;
  }

  MongoCollection<Document> entries() {
    return mongo.getCollection("audit");
  }

  MongoCollection<Document> batches() {
    return mongo.getCollection("audit_batches");
  }

  /** The hospitals in which something besides the chain itself waits to be sealed. */
  List<String> unsealedHospitals() {
    return entries()
        .distinct(
            "hospital",
            new Document(UNSEALED, true).append("kind", new Document("$ne", Chain.KIND)),
            String.class)
        .into(new ArrayList<>());
  }

  List<Document> unsealed(String hospital, int limit) {
    return entries()
        .find(new Document(UNSEALED, true).append("hospital", hospital))
        .sort(new Document("_id", 1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  Optional<Batch> batch(String hospital, long number) {
    return Optional.ofNullable(
            batches().find(new Document("_id", Batch.id(hospital, number))).first())
        .map(Batch::of);
  }

  /**
   * What an auditor asks for.
   *
   * @param by the subject of who did it
   * @param since only what was done at or after it
   */
  record Question(
      String hospital,
      Optional<String> kind,
      Optional<String> subject,
      Optional<String> by,
      Optional<Instant> since) {

    Document condition() {
      var condition = new Document("hospital", hospital);
      kind.ifPresent(value -> condition.append("kind", value));
      subject.ifPresent(value -> condition.append("subject", value));
      by.ifPresent(value -> condition.append("by", value));
      return condition;
    }
  }

  /** Newest first; {@code before} is the last entry of the page before. */
  List<Document> newest(Question question, int limit, @Nullable Moment before) {
    var conditions = new ArrayList<Document>();
    conditions.add(question.condition());
    question.since().ifPresent(since -> conditions.add(at("$gte", since)));
    if (before != null) {
      var earlier = at("$lt", before.at());
      var sameMoment =
          new Document("at", Date.from(before.at()))
              .append("_id", new Document("$lt", before.id()));
      conditions.add(at("$lte", before.at()));
      conditions.add(new Document("$or", List.of(earlier, sameMoment)));
    }
    return entries()
        .find(new Document("$and", conditions))
        .sort(new Document("at", -1).append("_id", -1))
        .limit(limit)
        .into(new ArrayList<>());
  }

  private static Document at(String comparison, Instant moment) {
    return new Document("at", new Document(comparison, Date.from(moment)));
  }

  /** The batch of this number: this one, or the one that somebody else wrote before. */
  Batch keep(Batch batch) {
    try {
      batches().insertOne(batch.document());
      return batch;
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return batch(batch.hospital(), batch.number()).orElseThrow();
      }
      throw refused;
    }
  }

  /** Its entries say which batch seals them. */
  void mark(Batch batch) {
    var ids = batch.entries().stream().map(Batch.Sealed::id).toList();
    entries()
        .updateMany(
            new Document("_id", new Document("$in", ids)).append(UNSEALED, true),
            new Document("$set", new Document(BATCH, batch.number()))
                .append("$unset", new Document(UNSEALED, "")));
  }
}
