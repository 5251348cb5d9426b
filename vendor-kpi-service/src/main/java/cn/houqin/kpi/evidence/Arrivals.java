package cn.houqin.kpi.evidence;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Stores figures that have come, several in one question. */
final class Arrivals {

  private static final int DUPLICATE = 11_000;

  private final MongoTemplate mongo;

  Arrivals(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** Stores those that are not there; answers the ids of the others. */
  Set<String> store(Map<String, Observation> figures) {
    var documents = new ArrayList<Document>();
    figures.forEach((id, one) -> documents.add(document(id, one)));
    var there = new HashSet<String>();
    try {
      mongo
          .getCollection(Observations.COLLECTION)
          .insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException refused) {
      if (refused.getWriteConcernError() != null
          || refused.getWriteErrors().stream().anyMatch(one -> one.getCode() != DUPLICATE)) {
        throw refused;
      }
      for (BulkWriteError one : refused.getWriteErrors()) {
        there.add(documents.get(one.getIndex()).getString("_id"));
      }
    }
    return there;
  }

  private Document document(String id, Observation one) {
    var document = new Document();
    mongo.getConverter().write(one, document);
    document.remove("_class");
    document.put("_id", id);
    return document;
  }
}
