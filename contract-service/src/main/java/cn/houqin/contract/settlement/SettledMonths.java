package cn.houqin.contract.settlement;

import cn.houqin.contract.payment.Settlement.Row;
import cn.houqin.contract.settlement.statement.Statement;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of settlements that two people have approved. */
@Component
public class SettledMonths {

  private static final List<String> APPROVED = List.of("APPROVED", "PAID");
  private static final int MOST = 20_000;

  private final MongoTemplate mongo;
  private final Aggregates<SettlementRecord> settlements;

  SettledMonths(MongoTemplate mongo, Aggregates<SettlementRecord> settlements) {
    this.mongo = mongo;
    this.settlements = settlements;
  }

  /** A month of a contract as it was approved, by line, without rows of the whole contract. */
  public record Month(
      String settlement, String contract, YearMonth month, Map<String, LineFigures> lines) {}

  /**
   * What a line came to.
   *
   * @param netFen without tax
   * @param vatStated whether all of it has a tax rate; else net is as it was settled
   */
  public record LineFigures(long netFen, boolean vatStated) {

    LineFigures and(Statement.Item item) {
      return new LineFigures(Math.addExact(netFen, item.netFen()), vatStated && item.vat() != null);
    }
  }

  /** Whether a contract has this settlement. */
  public boolean isOf(String hospital, String contract, String settlement) {
    return settlements
        .find(hospital, settlement)
        .map(Stored::body)
        .filter(found -> found.contract().equals(contract))
        .isPresent();
  }

  /** What was held back of a contract's months, the earliest first. */
  public Map<YearMonth, Long> heldBackFen(String hospital, String contract) {
    var held = new TreeMap<YearMonth, Long>();
    approved(
        new Document("hospital", hospital).append("contract", contract),
        (_, body) ->
            held.put(
                YearMonth.parse(body.month()),
                -body.statement().besides().stream()
                    .filter(row -> row.kind() == Row.Kind.RETENTION)
                    .mapToLong(Row::fen)
                    .sum()));
    held.values().removeIf(fen -> fen == 0);
    return held;
  }

  /** The approved months of all contracts, by month and settlement. */
  public List<Month> in(String hospital, Collection<YearMonth> months) {
    var found = new ArrayList<Month>();
    var texts = months.stream().map(YearMonth::toString).toList();
    approved(
        new Document("hospital", hospital).append("month", new Document("$in", texts)),
        (id, body) ->
            found.add(new Month(id, body.contract(), YearMonth.parse(body.month()), byLine(body))));
    return List.copyOf(found);
  }

  private static Map<String, LineFigures> byLine(SettlementRecord body) {
    var lines = new TreeMap<String, LineFigures>();
    for (var item : body.statement().items()) {
      var line = item.line();
      if (line != null) {
        lines.put(line, lines.getOrDefault(line, new LineFigures(0, true)).and(item));
      }
    }
    return lines;
  }

  private void approved(Document filter, BiConsumer<String, SettlementRecord> each) {
    mongo
        .getCollection("settlements")
        .find(filter.append("status", new Document("$in", APPROVED)))
        .sort(new Document("month", 1).append("_id", 1))
        .limit(MOST)
        .forEach(
            document ->
                each.accept(
                    Envelope.id(document),
                    mongo.getConverter().read(SettlementRecord.class, document)));
  }
}
