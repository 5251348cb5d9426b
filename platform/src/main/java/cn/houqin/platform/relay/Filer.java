package cn.houqin.platform.relay;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.store.Envelope;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Moves audit entries and notices out of aggregates into their collections; never waits for Kafka.
 */
final class Filer {

  private static final int BATCH = 200;

  private final MongoTemplate mongo;

  Filer(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo
        .getCollection("audit")
        .createIndex(
            new Document(Envelope.HOSPITAL, 1)
                .append("kind", 1)
                .append("subject", 1)
                .append(Envelope.VERSION, 1));
    mongo
        .getCollection("notices")
        .createIndex(
            new Document(Envelope.HOSPITAL, 1)
                .append("recipient", 1)
                .append("at", -1)
                .append("_id", -1),
            new IndexOptions());
  }

  /** Files one batch; how many documents had something. */
  int fileAll(AggregateType<?> type) {
    var collection = mongo.getCollection(type.collection());
    var waiting = new ArrayList<Document>();
    collection
        .find(new Document(Envelope.FILING_AT, new Document("$lte", Date.from(MachineTime.now()))))
        .projection(new Document(Envelope.FILING, 1).append(Envelope.VERSION, 1))
        .sort(new Document(Envelope.FILING_AT, 1))
        .limit(BATCH)
        .into(waiting);
    waiting.forEach(document -> file(collection, document));
    return waiting.size();
  }

  private void file(MongoCollection<Document> collection, Document document) {
    var entries = document.getList(Envelope.FILING, Document.class, List.of());
    var filed = new ArrayList<String>();
    for (var entry : entries) {
      insert(entry);
      filed.add(entry.getString("_id"));
    }
    var pull =
        new Document(
            "$pull",
            new Document(Envelope.FILING, new Document("_id", new Document("$in", filed))));
    var newest =
        new Document("_id", document.getString("_id"))
            .append(Envelope.VERSION, document.getLong(Envelope.VERSION));
    var cleared = new Document(pull).append("$unset", new Document(Envelope.FILING_AT, ""));
    if (collection.updateOne(newest, cleared).getMatchedCount() == 0) {
      collection.updateOne(new Document("_id", document.getString("_id")), pull);
    }
  }

  private void insert(Document entry) {
    var filed = new Document(entry);
    var into = String.valueOf(filed.remove("into"));
    try {
      mongo.getCollection(into).insertOne(filed);
    } catch (MongoWriteException refused) {
      if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw refused;
      }
    }
  }
}
