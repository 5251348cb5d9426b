package cn.houqin.kpi.evidence;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What the figures of one indicator on a line come to, contract by contract, over months. */
@Component
public class LineSums {

  /** How many figures there are; a bucket that was never summed has none yet. */
  static final Document FIGURES =
      new Document(
          "$sum", new Document("$toLong", new Document("$ifNull", List.of("$figures", 0))));

  private final MongoTemplate mongo;
  private final Tallies tallies;

  LineSums(MongoTemplate mongo, Tallies tallies) {
    this.mongo = mongo;
    this.tallies = tallies;
    mongo
        .getCollection(Tallies.COLLECTION)
        .createIndex(
            new Document("hospital", 1)
                .append("line", 1)
                .append("indicator", 1)
                .append("month", 1));
  }

  /**
   * @param from the first month
   * @param to the last one
   */
  public record Asked(
      String hospital, String line, String indicator, YearMonth from, YearMonth to) {

    private Document filter() {
      return new Document("hospital", hospital)
          .append("line", line)
          .append("indicator", indicator)
          .append("month", new Document("$gte", from.toString()).append("$lte", to.toString()));
    }
  }

  /**
   * A contract's sums.
   *
   * @param months in how many of them there are figures
   * @param figures how many there are
   */
  public record Sum(
      String contract, int months, BigDecimal numerator, BigDecimal denominator, long figures) {}

  /** A decimal, whatever is summed. */
  static Document exactSum(String field) {
    return new Document(
        "$sum", new Document("$toDecimal", new Document("$ifNull", List.of("$" + field, 0))));
  }

  /** Every figure that was not withdrawn, by contract in order of its number. */
  public List<Sum> byContract(Asked asked) {
    tallies.sumStale(asked.filter());
    var sums = new ArrayList<Sum>();
    mongo
        .getCollection(Tallies.COLLECTION)
        .aggregate(
            List.of(
                new Document("$match", asked.filter()),
                new Document(
                    "$group",
                    new Document("_id", "$contract")
                        .append("numerator", exactSum("numerator"))
                        .append("denominator", exactSum("denominator"))
                        .append("figures", FIGURES)
                        .append("months", new Document("$addToSet", "$month"))),
                new Document("$match", new Document("figures", new Document("$gt", 0))),
                new Document("$sort", new Document("_id", 1))))
        .forEach(
            sum ->
                sums.add(
                    new Sum(
                        sum.getString("_id"),
                        sum.getList("months", String.class).size(),
                        sum.get("numerator", Decimal128.class).bigDecimalValue(),
                        sum.get("denominator", Decimal128.class).bigDecimalValue(),
                        sum.getLong("figures"))));
    return sums;
  }
}
