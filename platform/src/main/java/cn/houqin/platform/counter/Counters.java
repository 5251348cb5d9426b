package cn.houqin.platform.counter;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** One document per series; a number drawn and not used leaves a gap. */
public final class Counters {

  private static final String COLLECTION = "counters";

  private final MongoTemplate mongo;

  public Counters(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The next number of a hospital's series, from 1. */
  public long next(String hospital, String series) {
    var after =
        mongo
            .getCollection(COLLECTION)
            .findOneAndUpdate(
                new Document("_id", hospital + "/" + series),
                new Document("$inc", new Document("last", 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    return Objects.requireNonNull(after).getLong("last");
  }
}
