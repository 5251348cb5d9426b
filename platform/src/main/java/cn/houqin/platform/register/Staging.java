package cn.houqin.platform.register;

import com.mongodb.client.model.IndexOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Rows of files that wait to be accepted and applied, in their order. What a crash left behind
 * before its file was accepted goes after a month.
 */
public final class Staging<R> {

  private static final int AT_ONCE = 1_000;

  private final MongoTemplate mongo;
  private final String collection;
  private final Class<R> type;

  public Staging(MongoTemplate mongo, String collection, Class<R> type) {
    this.mongo = mongo;
    this.collection = collection;
    this.type = type;
    mongo
        .getCollection(collection)
        .createIndex(new Document("at", 1), new IndexOptions().expireAfter(30L, TimeUnit.DAYS));
  }

  /** Puts the rows of a file; answers under which name. */
  public String put(String hospital, List<R> rows, Instant now) {
    var id = UUID.randomUUID().toString();
    var batch = new ArrayList<Document>();
    for (var position = 0; position < rows.size(); position++) {
      var row = new Document();
      mongo.getConverter().write(rows.get(position), row);
      row.remove("_class");
      batch.add(
          new Document("_id", key(hospital, id, position))
              .append("at", Date.from(now))
              .append("row", row));
      if (batch.size() == AT_ONCE || position == rows.size() - 1) {
        mongo.getCollection(collection).insertMany(batch);
        batch.clear();
      }
    }
    return id;
  }

  /** The rows, in their order. */
  public List<R> rows(String hospital, String id) {
    return rows(of(hospital, id));
  }

  /** Some of the rows, from a position (0 is the first) to before another. */
  public List<R> rows(String hospital, String id, int from, int until) {
    return rows(
        new Document(
            "_id",
            new Document("$gte", key(hospital, id, from)).append("$lt", key(hospital, id, until))));
  }

  private List<R> rows(Document asked) {
    var rows = new ArrayList<R>();
    for (var staged : mongo.getCollection(collection).find(asked).sort(new Document("_id", 1))) {
      rows.add(mongo.getConverter().read(type, staged.get("row", Document.class)));
    }
    return rows;
  }

  public void clear(String hospital, String id) {
    mongo.getCollection(collection).deleteMany(of(hospital, id));
  }

  private static String key(String hospital, String id, int position) {
    return "%s/%s/%08d".formatted(hospital, id, position);
  }

  /** By the beginning of the key; "0" is the character after "/". */
  private static Document of(String hospital, String id) {
    var prefix = hospital + "/" + id;
    return new Document("_id", new Document("$gte", prefix + "/").append("$lt", prefix + "0"));
  }
}
