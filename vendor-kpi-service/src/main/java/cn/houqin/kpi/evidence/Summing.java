package cn.houqin.kpi.evidence;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Sums buckets anew, those of a card in one question. The number of each was read before; its sum
 * is kept only if the number is still the same.
 */
final class Summing {

  private static final List<String> OF_CARD = List.of("hospital", "contract", "line", "month");

  private static final int AT_ONCE = 100;

  private final MongoTemplate mongo;

  Summing(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** What all buckets of a bucket's card have in common. */
  static Document card(Document bucket) {
    var card = new Document();
    OF_CARD.forEach(field -> card.append(field, bucket.get(field)));
    return card;
  }

  /** The new sums by the buckets' ids. */
  Map<String, Tallies.Tally> sum(List<Document> buckets) {
    var sums = new HashMap<String, Tallies.Tally>();
    buckets.stream()
        .collect(Collectors.groupingBy(Summing::card))
        .forEach((card, ofCard) -> sums.putAll(sum(card, ofCard)));
    return sums;
  }

  /** Buckets of many cards: few of each, however many figures their cards have. */
  void sumEach(List<Document> buckets) {
    for (var from = 0; from < buckets.size(); from += AT_ONCE) {
      var some = buckets.subList(from, Math.min(from + AT_ONCE, buckets.size()));
      keep(some, sums(some, counted(some)));
    }
  }

  private Map<String, Tallies.Tally> sum(Document card, List<Document> buckets) {
    var asked =
        new Document(card)
            .append("indicator", new Document("$in", distinct(buckets, "indicator")))
            .append("day", new Document("$in", distinct(buckets, "day")))
            .append("withdrawn", null)
            .append("disregardedBy", null);
    var sums = sums(buckets, counted(asked));
    keep(buckets, sums);
    return sums;
  }

  /** Those of buckets without figures are nothing. */
  private static Map<String, Tallies.Tally> sums(
      List<Document> buckets, Map<Document, Tallies.Tally> counted) {
    var sums = new HashMap<String, Tallies.Tally>();
    for (var bucket : buckets) {
      var nothing =
          new Tallies.Tally(
              bucket.getString("indicator"),
              bucket.getString("day"),
              BigDecimal.ZERO,
              BigDecimal.ZERO,
              0);
      sums.put(bucket.getString("_id"), counted.getOrDefault(key(bucket), nothing));
    }
    return sums;
  }

  private static Document key(Document bucket) {
    var key = new Document();
    Tallies.FIELDS.forEach(field -> key.append(field, bucket.get(field)));
    return key;
  }

  /** Each of these buckets, found by itself. */
  private Map<Document, Tallies.Tally> counted(List<Document> buckets) {
    var each =
        buckets.stream()
            .map(bucket -> key(bucket).append("withdrawn", null).append("disregardedBy", null))
            .toList();
    return counted(new Document("$or", each));
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

  private Map<Document, Tallies.Tally> counted(Document asked) {
    var bucket = new Document();
    Tallies.FIELDS.forEach(field -> bucket.append(field, "$" + field));
    var counted = new HashMap<Document, Tallies.Tally>();
    mongo
        .getCollection(Observations.COLLECTION)
        .aggregate(List.of(new Document("$match", asked), group(bucket)))
        .forEach(
            group -> {
              var id = group.get("_id", Document.class);
              counted.put(
                  id,
                  new Tallies.Tally(
                      id.getString("indicator"),
                      id.getString("day"),
                      group.get("numerator", Decimal128.class).bigDecimalValue(),
                      group.get("denominator", Decimal128.class).bigDecimalValue(),
                      group.getLong("figures")));
            });
    return counted;
  }

  private static List<Object> distinct(List<Document> buckets, String field) {
    return buckets.stream().map(bucket -> bucket.get(field)).distinct().toList();
  }

  private void keep(List<Document> buckets, Map<String, Tallies.Tally> sums) {
    var writes = buckets.stream().map(bucket -> kept(bucket, sums)).toList();
    mongo
        .getCollection(Tallies.COLLECTION)
        .bulkWrite(writes, new BulkWriteOptions().ordered(false));
  }

  private static UpdateOneModel<Document> kept(Document bucket, Map<String, Tallies.Tally> sums) {
    var sum = Objects.requireNonNull(sums.get(bucket.getString("_id")));
    return new UpdateOneModel<>(
        new Document("_id", bucket.get("_id")).append("number", bucket.get("number")),
        new Document(
                "$set",
                new Document("numerator", new Decimal128(sum.numerator()))
                    .append("denominator", new Decimal128(sum.denominator()))
                    .append("figures", sum.figures()))
            .append("$unset", new Document(Tallies.STALE_SINCE, "")));
  }
}
