package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.Decimals;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.paging.Page;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Stock on hand at the end of a business day, summed from the ledger: all that is dated up to that
 * day, whenever it was entered.
 */
@Component
class DayEnds {

  private final MongoTemplate mongo;
  private final Stock stock;

  DayEnds(MongoTemplate mongo, Stock stock) {
    this.mongo = mongo;
    this.stock = stock;
  }

  /**
   * What was on hand at the end of a day.
   *
   * @param change by how much the day changed it; of a single day's list the sum up to that day
   */
  record DayEnd(
      String material, String store, String day, String change, String onHand, long valueFen) {}

  /** A sum of movements. */
  private record Sum(BigDecimal change, long valueFen) {

    static final Sum NOTHING = new Sum(BigDecimal.ZERO, 0);

    static Sum of(Document group) {
      return new Sum(
          group.get("change", Decimal128.class).bigDecimalValue(),
          group.get("valueFen", Number.class).longValue());
    }

    Sum plus(Sum other) {
      return new Sum(change.add(other.change), valueFen + other.valueFen);
    }
  }

  /** Each day of a material in a store on which something moved. */
  Page<DayEnd> ofMaterial(
      String hospital, Stock.Item item, LocalDate from, LocalDate to, int limit) {
    Balances.refuseBeyondBounds(limit);
    stock.fileWaiting(hospital, item);
    var ofItem = new Document("hospital", hospital).append("store", item.store());
    ofItem.append("material", item.material());
    var earlier = new Document(ofItem).append("occurredOn", before(from));
    var balance =
        sums(List.of(match(earlier), group(null))).values().stream()
            .findFirst()
            .orElse(Sum.NOTHING);
    var within =
        new Document(ofItem)
            .append(
                "occurredOn", new Document("$gte", from.toString()).append("$lte", to.toString()));
    var days = new ArrayList<DayEnd>();
    var order = new Document("$sort", new Document("_id", 1));
    var most = new Document("$limit", limit + 1);
    for (var day : sums(List.of(match(within), group("$occurredOn"), order, most)).entrySet()) {
      balance = balance.plus(day.getValue());
      days.add(view(item, day.getKey(), day.getValue().change(), balance));
    }
    var next = days.size() > limit ? days.get(limit - 1).day() : null;
    return new Page<>(days.stream().limit(limit).toList(), next);
  }

  /** Each of these balances at the end of one day. */
  Page<DayEnd> at(String hospital, String store, LocalDate day, Page<StockItem> page) {
    var items = page.items().stream().map(one -> new Stock.Item(one.material(), store)).toList();
    page.items().stream()
        .filter(item -> !item.waiting().isEmpty())
        .forEach(item -> stock.fileWaiting(hospital, new Stock.Item(item.material(), store)));
    var until =
        new Document("hospital", hospital)
            .append("store", store)
            .append(
                "material",
                new Document("$in", page.items().stream().map(StockItem::material).toList()))
            .append("occurredOn", new Document("$lte", day.toString()));
    var sums = sums(List.of(match(until), group("$material")));
    return new Page<>(
        items.stream()
            .map(
                item -> {
                  var sum = sums.getOrDefault(item.material(), Sum.NOTHING);
                  return view(item, day.toString(), sum.change(), sum);
                })
            .toList(),
        page.next());
  }

  private static DayEnd view(Stock.Item item, String day, BigDecimal change, Sum balance) {
    return new DayEnd(
        item.material(),
        item.store(),
        day,
        Decimals.text(change),
        Decimals.text(balance.change()),
        balance.valueFen());
  }

  private static Document before(LocalDate day) {
    return new Document("$lt", day.toString());
  }

  private static Document match(Document condition) {
    return new Document("$match", condition);
  }

  private static Document group(@Nullable String by) {
    return new Document(
        "$group",
        new Document("_id", by)
            .append("change", new Document("$sum", "$change"))
            .append("valueFen", new Document("$sum", "$valueFen")));
  }

  private Map<String, Sum> sums(List<Document> pipeline) {
    var sums = new LinkedHashMap<String, Sum>();
    for (var group : mongo.getCollection(Stock.LEDGER).aggregate(pipeline)) {
      sums.put(String.valueOf(group.get("_id")), Sum.of(group));
    }
    return sums;
  }
}
