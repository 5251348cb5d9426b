package cn.houqin.kpi.history;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What the closed cards of a line came to, without their evidence. */
@Component
public class ClosedResults {

  private static final List<String> CLOSED = List.of("CLOSED", "PUBLISHED", "FINAL");

  private final MongoTemplate mongo;

  ClosedResults(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * The newest revision of a card.
   *
   * @param total the published total; null where nothing was scored
   * @param figures how many were counted
   */
  public record ClosedResult(
      String contract,
      String vendor,
      String month,
      boolean isFinal,
      java.math.@Nullable BigDecimal total,
      long figures) {}

  /** Lines of which there are cards, closed or not. */
  List<String> lines(String hospital) {
    return mongo
        .getCollection("closings")
        .distinct("line", new Document("hospital", hospital), String.class)
        .into(new ArrayList<>())
        .stream()
        .sorted()
        .toList();
  }

  /** Of every contract with the line, month by month. */
  public List<ClosedResult> of(String hospital, String line, YearMonth from, YearMonth to) {
    var results = new ArrayList<ClosedResult>();
    var asked =
        new Document("hospital", hospital)
            .append("line", line)
            .append("month", new Document("$gte", from.toString()).append("$lte", to.toString()));
    mongo
        .getCollection("closings")
        .find(asked)
        .projection(
            new Document("contract", 1)
                .append("vendor", 1)
                .append("month", 1)
                .append("stage", 1)
                .append("revisions.result", 1))
        .sort(new Document("month", 1))
        .forEach(
            card -> {
              if (CLOSED.contains(card.getString("stage"))) {
                results.add(result(card));
              }
            });
    return results;
  }

  private static ClosedResult result(Document card) {
    var result = card.getList("revisions", Document.class).getLast().get("result", Document.class);
    var total = result.get("total", Decimal128.class);
    return new ClosedResult(
        card.getString("contract"),
        card.getString("vendor"),
        card.getString("month"),
        card.getString("stage").equals("FINAL"),
        total == null ? null : total.bigDecimalValue(),
        result.getLong("figures"));
  }
}
