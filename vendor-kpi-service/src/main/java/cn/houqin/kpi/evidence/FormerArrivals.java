package cn.houqin.kpi.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * When figures had first come, where they are read again: an operator who rebuilds them puts the
 * former ones aside, and whether one was late stays as it was. Gone once all have come again.
 */
final class FormerArrivals {

  static final String COLLECTION = Observations.COLLECTION + "_former";

  private final MongoTemplate mongo;
  private volatile boolean kept;

  FormerArrivals(MongoTemplate mongo) {
    this.mongo = mongo;
    this.kept = mongo.collectionExists(COLLECTION);
  }

  /** What some figures were, by their ids. */
  Map<String, Document> of(Collection<String> ids) {
    var came = new HashMap<String, Document>();
    if (kept) {
      mongo
          .getCollection(COLLECTION)
          .find(new Document("_id", new Document("$in", ids)))
          .forEach(former -> came.put(former.getString("_id"), former));
    }
    return came;
  }

  void forget() {
    if (kept) {
      kept = false;
      mongo.dropCollection(COLLECTION);
    }
  }
}
