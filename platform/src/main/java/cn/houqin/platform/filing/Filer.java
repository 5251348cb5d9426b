package cn.houqin.platform.filing;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Moves audit entries and notices out of aggregates into their collections; never waits for Kafka.
 * Entries are pulled after they were inserted, so that a crash between the two files them twice
 * under the same id, which is once.
 */
public final class Filer {

  private static final int BATCH = 400;

  private final MongoTemplate mongo;

  public Filer(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  public void ensureIndexes() {
    mongo
        .getCollection(Filings.AUDIT)
        .createIndex(
            new Document(Envelope.HOSPITAL, 1)
                .append("kind", 1)
                .append("subject", 1)
                .append(Envelope.VERSION, 1));
    mongo
        .getCollection(Filings.NOTICES)
        .createIndex(
            new Document(Envelope.HOSPITAL, 1)
                .append("recipient", 1)
                .append("at", -1)
                .append("_id", -1));
  }

  /** Files one batch; false if nothing more waits. */
  public boolean file(AggregateType<?> type) {
    var collection = mongo.getCollection(type.collection());
    var waiting =
        collection
            .find(new Document(Envelope.FILING_AT, new Document("$gt", new Date(0))))
            .projection(new Document(Envelope.FILING, 1).append(Envelope.VERSION, 1))
            .sort(new Document(Envelope.FILING_AT, 1))
            .limit(BATCH)
            .batchSize(BATCH)
            .into(new ArrayList<>());
    if (waiting.isEmpty()) {
      return false;
    }
    waiting.stream()
        .flatMap(document -> filing(document).stream())
        .collect(Collectors.groupingBy(entry -> entry.getString(Filings.INTO)))
        .forEach(this::insert);
    pull(collection, waiting);
    return waiting.size() == BATCH;
  }

  private static List<Document> filing(Document document) {
    return document.getList(Envelope.FILING, Document.class, List.of());
  }

  private void insert(String into, List<Document> entries) {
    var filed = entries.stream().map(Document::new).toList();
    filed.forEach(entry -> entry.remove(Filings.INTO));
    try {
      mongo.getCollection(into).insertMany(filed, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException refused) {
      var onlyFiledBefore =
          refused.getWriteConcernError() == null
              && refused.getWriteErrors().stream()
                  .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!onlyFiledBefore) {
        throw refused;
      }
    }
  }

  /** What was changed since it was read keeps its newer entries, and stays due. */
  static void pull(MongoCollection<Document> collection, List<Document> filed) {
    var unchanged =
        filed.stream()
            .collect(
                Collectors.groupingBy(
                    Filer::version, Collectors.mapping(Filer::key, Collectors.toList())))
            .entrySet()
            .stream()
            .map(same -> emptied(same.getKey(), same.getValue()))
            .toList();
    if (write(collection, unchanged) < filed.size()) {
      write(
          collection,
          filed.stream()
              .map(document -> new UpdateOneModel<Document>(byId(document), pulling(document)))
              .toList());
    }
  }

  /** Entries come with a version: at the same version no other than those that were read. */
  private static UpdateManyModel<Document> emptied(Document version, List<String> keys) {
    return new UpdateManyModel<>(
        new Document("_id", new Document("$in", keys))
            .append(Envelope.VERSION, version.get(Envelope.VERSION)),
        new Document("$set", new Document(Envelope.FILING, List.of()))
            .append("$unset", new Document(Envelope.FILING_AT, "")),
        new UpdateOptions().hint(new Document("_id", 1)));
  }

  private static Document version(Document filed) {
    return new Document(Envelope.VERSION, filed.get(Envelope.VERSION));
  }

  private static String key(Document filed) {
    return filed.getString("_id");
  }

  private static Document byId(Document filed) {
    return new Document("_id", key(filed));
  }

  private static Document pulling(Document filed) {
    var ids = filing(filed).stream().map(entry -> entry.getString("_id")).toList();
    return new Document(
        "$pull", new Document(Envelope.FILING, new Document("_id", new Document("$in", ids))));
  }

  private static int write(
      MongoCollection<Document> collection, List<? extends WriteModel<Document>> updates) {
    return collection.bulkWrite(updates, new BulkWriteOptions().ordered(false)).getMatchedCount();
  }
}
