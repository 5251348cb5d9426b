package cn.houqin.contract.settlement;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What settled months came to, contract by contract, without what belongs to other months. */
@Component
public class SettledSums {

  private static final int MOST = 20_000;
  private static final List<String> SETTLED = List.of("CONFIRMED", "APPROVED", "PAID");
  private static final List<String> OF_OTHER_MONTHS = List.of("CARRY_OVER", "CORRECTION");

  private final MongoTemplate mongo;

  SettledSums(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /**
   * A contract's month.
   *
   * @param fen after deductions, with bonus and what was misreported
   */
  public record Settled(String contract, String month, long fen) {}

  /** Those the vendor has confirmed, the oldest month first. */
  public List<Settled> of(String hospital, YearMonth from, YearMonth to) {
    var asked =
        new Document("hospital", hospital)
            .append("month", new Document("$gte", from.toString()).append("$lte", to.toString()));
    var settled = new ArrayList<Settled>();
    mongo
        .getCollection("settlements")
        .find(asked)
        .projection(
            new Document("contract", 1)
                .append("month", 1)
                .append("status", 1)
                .append("result.lines.grossFen", 1)
                .append("result.lines.deductedFen", 1)
                .append("result.contractRows.kind", 1)
                .append("result.contractRows.fen", 1))
        .sort(new Document("month", -1))
        .limit(MOST)
        .forEach(
            one -> {
              if (SETTLED.contains(one.getString("status"))) {
                settled.add(
                    new Settled(one.getString("contract"), one.getString("month"), fen(one)));
              }
            });
    return List.copyOf(settled.reversed());
  }

  private static long fen(Document settlement) {
    var result = settlement.get("result", Document.class);
    var lines =
        result.getList("lines", Document.class).stream()
            .mapToLong(line -> line.getLong("grossFen") - line.getLong("deductedFen"))
            .sum();
    var rows =
        result.getList("contractRows", Document.class).stream()
            .filter(row -> !OF_OTHER_MONTHS.contains(row.getString("kind")))
            .mapToLong(row -> row.getLong("fen"))
            .sum();
    return lines + rows;
  }
}
