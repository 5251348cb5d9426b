package cn.houqin.kpi.evidence;

import com.mongodb.MongoCommandException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.jspecify.annotations.Nullable;
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
    return mongo
        .getCollection(Observations.COLLECTION)
        .aggregate(pass(asked, by))
        .map(Sum::of)
        .into(new ArrayList<>());
  }

  /** The stages that {@link #sums} come from; what a group has in common is its id. */
  static List<Document> pass(Document asked, List<String> by) {
    var common =
        common(by)
            .append(GONE, new Document("$or", List.of(there("withdrawn"), there("disregardedBy"))));
    return List.of(
        new Document("$match", asked),
        new Document(
            "$group",
            new Document("_id", common)
                .append("numerator", new Document("$sum", "$numerator"))
                .append("denominator", new Document("$sum", "$denominator"))
                .append("figures", new Document("$sum", 1L))),
        new Document("$match", new Document("_id." + GONE, false)),
        new Document("$unset", "_id." + GONE));
  }

  /**
   * The card that comes next, of those that have figures; null after the last.
   *
   * @param card null for the first
   */
  static @Nullable Document cardAfter(MongoTemplate mongo, @Nullable Document card) {
    var figures =
        mongo
            .getCollection(Observations.COLLECTION)
            .find()
            .projection(keys(Summing.OF_CARD).append("_id", 0))
            .hint(INDEX)
            .limit(1);
    if (card != null) {
      var beyond = new Document();
      INDEX.keySet().forEach(key -> beyond.append(key, card.getOrDefault(key, new MaxKey())));
      figures.min(beyond);
    }
    return figures.first();
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
}
