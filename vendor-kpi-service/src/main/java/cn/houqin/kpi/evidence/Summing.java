package cn.houqin.kpi.evidence;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Sums buckets anew, those of many cards in one pass. The number of each was read before; its sum
 * is kept only if the number is still the same.
 */
final class Summing {

  static final List<String> OF_CARD = List.of("hospital", "contract", "line", "month");
  private static final List<String> OF_MONTH = List.of("hospital", "line", "month");
  private static final List<String> IN_MONTH = List.of("contract", "indicator", "day");

  private static final int A_PASS = 2_500;
  private static final int POINTS = 100;

  /** A pass may read so many times what it is asked for before each bucket is looked up instead. */
  private static final long MOST_READ = 4;

  private final MongoTemplate mongo;

  Summing(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  private static Document part(Document bucket, List<String> fields) {
    var part = new Document();
    fields.forEach(field -> part.append(field, bucket.get(field)));
    return part;
  }

  /** What all buckets of a bucket's card have in common. */
  static Document card(Document bucket) {
    return part(bucket, OF_CARD);
  }

  /** The new sums by the buckets' ids. */
  Map<String, Tallies.Tally> sum(List<Document> buckets) {
    var sums = new HashMap<String, Tallies.Tally>();
    buckets.stream()
        .sorted(Comparator.comparing(bucket -> bucket.getString("_id")))
        .collect(Collectors.groupingBy(bucket -> part(bucket, OF_MONTH)))
        .forEach((month, ofMonth) -> sums.putAll(sum(month, ofMonth)));
    return sums;
  }

  private Map<String, Tallies.Tally> sum(Document month, List<Document> buckets) {
    var sums = new HashMap<String, Tallies.Tally>();
    for (var from = 0; from < buckets.size(); from += A_PASS) {
      var some = buckets.subList(from, Math.min(from + A_PASS, buckets.size()));
      var pass = pass(month, some);
      var anew = pass == null ? lookedUp(some) : sums(some, counted(pass));
      keep(some, anew);
      sums.putAll(anew);
    }
    return sums;
  }

  /** What asks for all of them at once; null if that were far more than they. */
  private static @Nullable Document pass(Document month, List<Document> buckets) {
    var asked = new Document(month);
    var read = 1L;
    for (var field : IN_MONTH) {
      var values = buckets.stream().map(bucket -> bucket.get(field)).distinct().toList();
      asked.append(field, new Document("$in", values));
      read *= values.size();
    }
    return read <= MOST_READ * buckets.size() ? asked : null;
  }

  private Map<String, Tallies.Tally> lookedUp(List<Document> buckets) {
    var sums = new HashMap<String, Tallies.Tally>();
    for (var from = 0; from < buckets.size(); from += POINTS) {
      var some = buckets.subList(from, Math.min(from + POINTS, buckets.size()));
      var each = some.stream().map(bucket -> part(bucket, Tallies.FIELDS)).toList();
      sums.putAll(sums(some, counted(new Document("$or", each))));
    }
    return sums;
  }

  private Map<Document, Tallies.Tally> counted(Document asked) {
    return CountingFigures.sums(mongo, asked, IN_MONTH).stream()
        .collect(
            Collectors.toMap(
                CountingFigures.Sum::of,
                sum ->
                    new Tallies.Tally(
                        sum.of().getString("indicator"),
                        sum.of().getString("day"),
                        sum.numerator(),
                        sum.denominator(),
                        sum.figures())));
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
      sums.put(bucket.getString("_id"), counted.getOrDefault(part(bucket, IN_MONTH), nothing));
    }
    return sums;
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
