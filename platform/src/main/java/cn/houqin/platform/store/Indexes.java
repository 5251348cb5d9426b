package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Arrays;
import org.bson.Document;

/** Makes a collection's indexes: the platform's own and those of the aggregate's type. */
final class Indexes {

  static final String NEXT_TIMER_AT = "nextTimerAt";

  private Indexes() {}

  static void make(AggregateType<?> type, MongoCollection<Document> collection) {
    var models = new ArrayList<IndexModel>();
    models.add(sparse(Envelope.PENDING_AT));
    models.add(sparse(Envelope.FILING_AT));
    models.add(
        new IndexModel(
            new Document(Envelope.HOSPITAL, 1).append(Envelope.CHANGED_AT, 1).append("_id", 1)));
    if (isTimed(type)) {
      models.add(sparse(NEXT_TIMER_AT));
    }
    type.indexes().forEach(index -> models.add(model(index)));
    collection.createIndexes(models);
  }

  private static boolean isTimed(AggregateType<?> type) {
    return Arrays.stream(type.body().getRecordComponents())
        .anyMatch(component -> component.getName().equals(NEXT_TIMER_AT));
  }

  private static IndexModel sparse(String field) {
    return new IndexModel(new Document(field, 1), new IndexOptions().sparse(true));
  }

  private static IndexModel model(IndexSpec index) {
    var keys = new Document();
    if (!index.global()) {
      keys.append(Envelope.HOSPITAL, 1);
    }
    var direction = 1;
    for (var key : index.keys()) {
      direction = key.startsWith("-") ? -1 : 1;
      keys.append(field(key), direction);
    }
    var options = new IndexOptions();
    if (index.unique()) {
      options.unique(true).name(name(index));
    } else {
      keys.append("_id", direction);
    }
    if (!index.partialOn().isEmpty()) {
      options.partialFilterExpression(new Document(index.partialOn(), true));
    }
    return new IndexModel(keys, options);
  }

  /** The name of a unique index, by which the server's refusals tell which was violated. */
  static String name(IndexSpec unique) {
    return "unique_" + String.join("_", unique.keys());
  }

  static String field(String key) {
    return key.startsWith("-") ? key.substring(1) : key;
  }
}
