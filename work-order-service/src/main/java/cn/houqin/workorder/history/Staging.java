package cn.houqin.workorder.history;

import cn.houqin.workorder.past.PastOrder;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Keeps the good rows of a file from its acceptance until they are applied. */
@Component
class Staging {

  private static final String ROWS = "history_import_rows";

  private final MongoTemplate mongo;

  Staging(MongoTemplate mongo) {
    this.mongo = mongo;
    mongo.getCollection(ROWS).createIndex(new Document("importId", 1).append("position", 1));
  }

  /** A row that waits. */
  record Staged(String importId, String hospital, int position, PastOrder order) {}

  /** These rows and no others. */
  void put(String hospital, String importId, List<RowRead> rows) {
    clear(hospital, importId);
    mongo.insert(
        rows.stream().map(row -> new Staged(importId, hospital, row.row(), order(row))).toList(),
        ROWS);
  }

  private static PastOrder order(RowRead row) {
    return java.util.Objects.requireNonNull(row.order());
  }

  Stream<PastOrder> orders(String hospital, String importId) {
    var query = rows(hospital, importId).with(Sort.by("position"));
    return mongo.find(query, Staged.class, ROWS).stream().map(Staged::order);
  }

  void clear(String hospital, String importId) {
    mongo.remove(rows(hospital, importId), ROWS);
  }

  private static Query rows(String hospital, String importId) {
    return new Query(Criteria.where("importId").is(importId).and("hospital").is(hospital));
  }
}
