package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;

/** Makes a collection's indexes, and reads from a refusal which one was violated. */
final class Indexes {

  private static final Pattern VIOLATED = Pattern.compile("index: unique_([A-Za-z0-9_.]+)");
  private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\" }");

  private Indexes() {}

  static void make(AggregateType<?> type, MongoCollection<Document> collection) {
    collection.createIndex(new Document(Envelope.PENDING_AT, 1), new IndexOptions().sparse(true));
    collection.createIndex(new Document(Envelope.FILING_AT, 1), new IndexOptions().sparse(true));
    collection.createIndex(
        new Document(Envelope.HOSPITAL, 1).append(Envelope.CHANGED_AT, 1).append("_id", 1));
    if (Arrays.stream(type.body().getRecordComponents())
        .anyMatch(component -> component.getName().equals("nextTimerAt"))) {
      collection.createIndex(new Document("nextTimerAt", 1), new IndexOptions().sparse(true));
    }
    for (var index : type.indexes()) {
      make(index, collection);
    }
  }

  private static void make(IndexSpec index, MongoCollection<Document> collection) {
    var keys = new Document();
    if (!index.global()) {
      keys.append(Envelope.HOSPITAL, 1);
    }
    var direction = 1;
    for (var key : index.keys()) {
      direction = key.startsWith("-") ? -1 : 1;
      keys.append(key.startsWith("-") ? key.substring(1) : key, direction);
    }
    var options = new IndexOptions();
    if (index.unique()) {
      options.unique(true).name("unique_" + String.join("_", index.keys()));
    } else {
      keys.append("_id", direction);
    }
    if (!index.partialOn().isEmpty()) {
      options.partialFilterExpression(new Document(index.partialOn(), true));
    }
    collection.createIndex(keys, options);
  }

  /** The field of the unique index that a message of the server names; empty if it was the id. */
  static Optional<String> fieldOf(String message) {
    var matcher = VIOLATED.matcher(message);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** The value that was there already, as far as the message tells it. */
  static String valueOf(String message) {
    var matcher = VALUE.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }
}
