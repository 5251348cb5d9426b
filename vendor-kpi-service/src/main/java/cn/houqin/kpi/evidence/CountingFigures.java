package cn.houqin.kpi.evidence;

import com.mongodb.MongoCommandException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Sums of figures that count, of many cards in one pass over an index that holds all a sum looks
 * at: no figure itself is read. Whether one counts is told within the pass, since a condition on
 * what is not there would have every figure read.
 */
final class CountingFigures {

  private static final int INDEX_NOT_FOUND = 27;
  private static final String GONE = "gone";
  private static final Document FORMER_INDEX = keys(Tallies.FIELDS);
  private static final Document INDEX =
      keys(Tallies.FIELDS)
          .append("withdrawn", 1)
          .append("disregardedBy", 1)
          .append("numerator", 1)
          .append("denominator", 1);

  private CountingFigures() {}

  /**
   * What some figures come to.
   *
   * @param of what they have in common
   */
  record Sum(Document of, BigDecimal numerator, BigDecimal denominator, long figures) {

    private static Sum of(Document group) {
      return new Sum(
          group.get("_id", Document.class),
          group.get("numerator", Decimal128.class).bigDecimalValue(),
          group.get("denominator", Decimal128.class).bigDecimalValue(),
          group.getLong("figures"));
    }
  }

  private static Document keys(List<String> fields) {
    var keys = new Document();
    fields.forEach(field -> keys.append(field, 1));
    return keys;
  }

  /** Without the shorter one that stores had before. */
  static void index(MongoTemplate mongo) {
    var observations = mongo.getCollection(Observations.COLLECTION);
    observations.createIndex(INDEX);
    for (var index : observations.listIndexes()) {
      if (FORMER_INDEX.equals(index.get("key"))) {
        drop(mongo);
      }
    }
  }

  /** Another instance may do the same at this moment. */
  private static void drop(MongoTemplate mongo) {
    try {
      mongo.getCollection(Observations.COLLECTION).dropIndex(FORMER_INDEX);
    } catch (MongoCommandException failed) {
      if (failed.getErrorCode() != INDEX_NOT_FOUND) {
        throw failed;
      }
    }
  }

  /**
   * @param asked of fields that the index has
   * @param by what figures that are summed together have in common
   */
  static List<Sum> sums(MongoTemplate mongo, Document asked, List<String> by) {
    var common =
        common(by)
            .append(GONE, new Document("$or", List.of(there("withdrawn"), there("disregardedBy"))));
    var sums = new ArrayList<Sum>();
    for (var group :
        mongo
            .getCollection(Observations.COLLECTION)
            .aggregate(List.of(new Document("$match", asked), group(common)))) {
      var isGone = group.get("_id", Document.class).remove(GONE);
      if (Boolean.FALSE.equals(isGone)) {
        sums.add(Sum.of(group));
      }
    }
    return sums;
  }

  /** The fields of a group's id. */
  static Document common(List<String> by) {
    var common = new Document();
    by.forEach(field -> common.append(field, "$" + field));
    return common;
  }

  private static Document there(String field) {
    return new Document("$gt", Arrays.asList("$" + field, null));
  }

  /** Sums figures by what they have in common. */
  static Document group(Document common) {
    return new Document(
        "$group",
        new Document("_id", common)
            .append("numerator", new Document("$sum", "$numerator"))
            .append("denominator", new Document("$sum", "$denominator"))
            .append("figures", new Document("$sum", 1L)));
  }
}
