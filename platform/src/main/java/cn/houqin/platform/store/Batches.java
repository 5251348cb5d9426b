package cn.houqin.platform.store;

import cn.houqin.platform.aggregate.Envelope;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.bson.Document;

/** Many documents in few operations. */
final class Batches {

  private Batches() {}

  static Stream<List<String>> of(Collection<String> ids, int size) {
    return ids.stream().distinct().gather(Gatherers.windowFixed(size));
  }

  /** Those that exist. */
  static List<Document> present(
      MongoCollection<Document> collection, String hospital, List<String> ids) {
    var keys = ids.stream().map(id -> Envelope.key(hospital, id)).toList();
    return collection.find(new Document("_id", new Document("$in", keys))).into(new ArrayList<>());
  }

  /** Inserts them; answers how many existed already. Any other refusal is thrown. */
  static int insert(MongoCollection<Document> collection, List<Document> documents) {
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
      return 0;
    } catch (MongoBulkWriteException refused) {
      var existing =
          refused.getWriteErrors().stream()
              .filter(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)
              .filter(error -> error.getMessage().contains("index: _id_"))
              .count();
      if (existing < refused.getWriteErrors().size() || refused.getWriteConcernError() != null) {
        throw refused;
      }
      return (int) existing;
    }
  }
}
