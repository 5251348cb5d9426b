package cn.houqin.kpi.history;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Every card on which something was decided, closed or not, without its evidence. */
@Component
public class MonthResults {

  /** A month of one hospital has fewer cards than that. */
  private static final int MOST = 20_000;

  private final MongoTemplate mongo;

  MonthResults(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * A card as it stands.
   *
   * @param scheme by which its newest revision was scored; null before it is closed
   * @param total the published total; null where nothing was scored, or it is not closed
   */
  public record MonthResult(
      String contract,
      String line,
      String vendor,
      YearMonth month,
      String stage,
      @Nullable String scheme,
      @Nullable BigDecimal total,
      @Nullable String grade) {

    public boolean isFinal() {
      return stage.equals("FINAL");
    }
  }

  /** Of a line, from a month to another. */
  public List<MonthResult> ofLine(String hospital, String line, YearMonth from, YearMonth to) {
    return found(
        new Document("hospital", hospital)
            .append("line", line)
            .append("month", new Document("$gte", from.toString()).append("$lte", to.toString())));
  }

  /** Of all lines in a month. */
  public List<MonthResult> ofMonth(String hospital, YearMonth month) {
    return found(new Document("hospital", hospital).append("month", month.toString()));
  }

  private List<MonthResult> found(Document asked) {
    var results = new ArrayList<MonthResult>();
    mongo
        .getCollection("closings")
        .find(asked)
        .projection(
            new Document("contract", 1)
                .append("line", 1)
                .append("vendor", 1)
                .append("month", 1)
                .append("stage", 1)
                .append("revisions.basis.scheme", 1)
                .append("revisions.result", 1))
        .limit(MOST)
        .forEach(card -> results.add(result(card)));
    return results;
  }

  private static MonthResult result(Document card) {
    var revisions = card.getList("revisions", Document.class, List.of());
    var newest = revisions.isEmpty() ? new Document() : revisions.getLast();
    var basis = newest.get("basis", new Document());
    var result = newest.get("result", new Document());
    var total = result.get("total", Decimal128.class);
    return new MonthResult(
        card.getString("contract"),
        card.getString("line"),
        card.getString("vendor"),
        YearMonth.parse(card.getString("month")),
        card.getString("stage"),
        basis.getString("scheme"),
        total == null ? null : total.bigDecimalValue(),
        result.getString("grade"));
  }
}
