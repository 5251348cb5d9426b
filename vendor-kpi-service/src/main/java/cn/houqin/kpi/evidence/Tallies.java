package cn.houqin.kpi.evidence;

import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Sums of a day's figures, by contract, line, month and indicator. Never incremented: a bucket has
 * a number, raised after each change of an observation in it; it is summed anew after that number
 * was read, and the sum is kept only if the number is still the same.
 */
@Component
public class Tallies {

  static final String COLLECTION = "tallies";
  static final String STALE_SINCE = "staleSince";

  /** What figures of one bucket have in common; its id is made of them in this order. */
  static final List<String> FIELDS =
      List.of("hospital", "contract", "line", "month", "indicator", "day");

  /** What has to be known of a bucket to sum it. */
  private static final Document WHICH = which();

  private static final int AT_ONCE = 200;
  private static final int CARDS_AT_ONCE = 20;
  private static final int MOST_HELD = 10_000;

  private final MongoTemplate mongo;
  private final Observations observations;
  private final Summing summing;

  Tallies(MongoTemplate mongo, Observations observations) {
    this.mongo = mongo;
    this.observations = observations;
    this.summing = new Summing(mongo);
    buckets()
        .createIndex(
            new Document("hospital", 1)
                .append("contract", 1)
                .append("line", 1)
                .append("month", 1)
                .append("_id", 1));
    buckets().createIndex(new Document(STALE_SINCE, 1), new IndexOptions().sparse(true));
    TallyRemaking.ifDropped(mongo);
    observations.onChange(this::raise);
  }

  /**
   * A day's sum.
   *
   * @param day of the instants that decided the figures, in UTC
   * @param figures how many there are
   */
  public record Tally(
      String indicator, String day, BigDecimal numerator, BigDecimal denominator, long figures) {

    /** Both of the same indicator. */
    Tally plus(Tally other) {
      return new Tally(
          indicator,
          day,
          numerator.add(other.numerator),
          denominator.add(other.denominator),
          figures + other.figures);
    }
  }

  private static Document which() {
    var which = new Document("number", 1);
    FIELDS.forEach(field -> which.append(field, 1));
    return which;
  }

  /** The day whose bucket a figure falls in. */
  static String day(Instant datedAt) {
    return datedAt.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** The buckets of figures have to be summed anew. */
  void raise(List<Observation> figures) {
    buckets()
        .bulkWrite(Raise.of(figures, MachineTime.now()), new BulkWriteOptions().ordered(false));
  }

  /** The sums of a month, with what is stale summed first. */
  public List<Tally> ofMonth(String hospital, String contract, String line, String month) {
    observations.requireComplete();
    var tallies = new ArrayList<Tally>();
    var found =
        buckets()
            .find(
                new Document("hospital", hospital)
                    .append("contract", contract)
                    .append("line", line)
                    .append("month", month))
            .sort(new Document("_id", 1));
    var read = found.into(new ArrayList<>());
    var anew =
        summing.sum(read.stream().filter(bucket -> bucket.containsKey(STALE_SINCE)).toList());
    for (var bucket : read) {
      var summed = anew.get(bucket.getString("_id"));
      var shown = summed == null ? tally(bucket) : summed;
      if (shown.figures() > 0) {
        tallies.add(shown);
      }
    }
    return tallies;
  }

  /** Sums what is stale among some buckets. */
  void sumStale(Document among) {
    observations.requireComplete();
    var held = new ArrayList<Document>();
    for (var bucket : stale(among)) {
      held.add(bucket);
      if (held.size() == MOST_HELD) {
        summing.sum(held);
        held.clear();
      }
    }
    summing.sum(held);
  }

  /**
   * Sums some of what is stale, longest waiting first; where much waits, all of the cards that wait
   * longest.
   */
  boolean sumStale() {
    var longest =
        stale(new Document())
            .sort(new Document(STALE_SINCE, 1))
            .limit(AT_ONCE)
            .into(new ArrayList<>());
    if (longest.size() < AT_ONCE) {
      summing.sum(longest);
      return false;
    }
    var cards = longest.stream().map(Summing::card).distinct().limit(CARDS_AT_ONCE).toList();
    var ofCards = stale(new Document("$or", cards)).into(new ArrayList<>());
    summing.sum(ofCards.size() > longest.size() ? ofCards : longest);
    return true;
  }

  private FindIterable<Document> stale(Document among) {
    return buckets()
        .find(new Document(among).append(STALE_SINCE, new Document("$gt", new Date(0))))
        .projection(WHICH);
  }

  /** Since when the longest stale bucket waits; empty if none does. */
  Optional<Instant> staleSince() {
    return Optional.ofNullable(
            buckets()
                .find(new Document(STALE_SINCE, new Document("$gt", new Date(0))))
                .projection(new Document(STALE_SINCE, 1))
                .sort(new Document(STALE_SINCE, 1))
                .limit(1)
                .first())
        .map(found -> found.getDate(STALE_SINCE).toInstant());
  }

  private static Tally tally(Document bucket) {
    return new Tally(
        bucket.getString("indicator"),
        bucket.getString("day"),
        bucket.get("numerator", Decimal128.class).bigDecimalValue(),
        bucket.get("denominator", Decimal128.class).bigDecimalValue(),
        bucket.getLong("figures"));
  }

  private MongoCollection<Document> buckets() {
    return mongo.getCollection(COLLECTION);
  }
}
