package cn.houqin.workorder.history;

import cn.houqin.platform.aggregate.Stored;
import cn.houqin.workorder.past.PastOrder;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
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

  /**
   * A row that waits.
   *
   * @param attempt of whom it was staged; of a file that is sent twice at once only one is accepted
   * @param position its number in the file
   */
  record Staged(
      String importId, String hospital, @Nullable String attempt, int position, PastOrder order) {}

  /** Puts the rows of a file that may be accepted. */
  void put(String hospital, String importId, String attempt, List<RowRead> rows) {
    mongo.insert(
        rows.stream()
            .map(row -> new Staged(importId, hospital, attempt, row.row(), order(row)))
            .toList(),
        ROWS);
  }

  private static PastOrder order(RowRead row) {
    return Objects.requireNonNull(row.order());
  }

  /** The rows of an import that are next, in the order of its file. */
  List<Staged> next(Stored<HistoryImport> accepted, int most) {
    var body = accepted.body();
    var criteria = rows(accepted.hospital(), accepted.id());
    if (body.staging() != null) {
      criteria.and("attempt").is(body.staging());
    }
    if (body.upTo() != null) {
      criteria.and("position").gt(body.upTo());
    }
    var query = new Query(criteria).with(Sort.by("position")).limit(most);
    return mongo.find(query, Staged.class, ROWS);
  }

  void clear(String hospital, String importId) {
    mongo.remove(new Query(rows(hospital, importId)), ROWS);
  }

  void clear(String hospital, String importId, String attempt) {
    mongo.remove(new Query(rows(hospital, importId).and("attempt").is(attempt)), ROWS);
  }

  private static Criteria rows(String hospital, String importId) {
    return Criteria.where("importId").is(importId).and("hospital").is(hospital);
  }
}
