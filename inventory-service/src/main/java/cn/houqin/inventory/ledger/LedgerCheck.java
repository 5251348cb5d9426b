package cn.houqin.inventory.ledger;

import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.paging.Page;
import java.math.BigDecimal;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Rebuilds balances from the ledger and compares them with those that are kept, to the byte; what
 * is reserved follows from the reservations' holds instead.
 */
@Component
class LedgerCheck {

  private final MongoTemplate mongo;
  private final Stock stock;
  private final Balances balances;

  LedgerCheck(MongoTemplate mongo, Stock stock, Balances balances) {
    this.mongo = mongo;
    this.stock = stock;
    this.balances = balances;
  }

  /**
   * A balance and its rebuilt twin.
   *
   * @param equal whether both digests are the same, and reserved and available follow
   * @param firstGap the first movement out of order or out of balance, if any
   */
  record Compared(
      String material,
      String store,
      long movements,
      boolean equal,
      String balanceDigest,
      String ledgerDigest,
      @Nullable String firstGap) {}

  Page<Compared> page(String hospital, String store, int limit, @Nullable String after) {
    return balances
        .byMaterial(hospital, store, limit, after)
        .map(item -> compare(hospital, new Stock.Item(item.material(), store)));
  }

  private Compared compare(String hospital, Stock.Item item) {
    var kept = stock.fileWaiting(hospital, item);
    var rebuilt = new RebuiltBalance();
    var upTo =
        new Document("hospital", hospital)
            .append("material", item.material())
            .append("store", item.store())
            .append("number", new Document("$lte", kept.moved()));
    for (var entry : mongo.getCollection(Stock.LEDGER).find(upTo).sort(new Document("number", 1))) {
      rebuilt.apply(mongo.getConverter().read(Movement.class, entry));
    }
    var of = RebuiltBalance.digest(kept);
    var from = rebuilt.digest();
    return new Compared(
        item.material(),
        item.store(),
        kept.moved(),
        of.equals(from) && rebuilt.firstGap() == null && promisesFollow(kept),
        of,
        from,
        rebuilt.firstGap());
  }

  private static boolean promisesFollow(StockItem kept) {
    var held =
        kept.holds().stream()
            .map(StockItem.Hold::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var available = kept.onHand().subtract(kept.reserved()).subtract(kept.onHold());
    return held.compareTo(kept.reserved()) == 0 && available.compareTo(kept.available()) == 0;
  }
}
