package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.util.Date;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What reservations hold of balances, each in one conditional update. */
@Component
public class Holds {

  private static final int ATTEMPTS = 50;

  private final MongoTemplate mongo;
  private final Shelves shelves;

  Holds(MongoTemplate mongo, Shelves shelves) {
    this.mongo = mongo;
    this.shelves = shelves;
  }

  /**
   * Holds a quantity for a reservation if so much is available.
   *
   * @return what is available if it does not suffice, empty once held (also before)
   */
  public Optional<BigDecimal> hold(
      String hospital, String material, String store, String reservation, BigDecimal quantity) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var seen = shelves.seen(hospital, material, store);
      if (seen.hold(reservation).isPresent()) {
        return Optional.empty();
      }
      if (seen.available().compareTo(quantity) < 0) {
        return Optional.of(seen.available());
      }
      if (isAdded(seen, reservation, quantity)) {
        return Optional.empty();
      }
    }
    throw new StoreIsBusy(material, store);
  }

  /** Gives back what a reservation holds; nothing if it holds nothing. */
  public void release(String hospital, String material, String store, String reservation) {
    var seen = shelves.seen(hospital, material, store);
    seen.hold(reservation).ifPresent(hold -> remove(seen, hold));
  }

  /** False if it is no longer available, or held already. */
  private boolean isAdded(StockItem seen, String reservation, BigDecimal quantity) {
    var filter =
        new Document("_id", key(seen))
            .append("available", new Document("$gte", new Decimal128(quantity)))
            .append("holds.reservation", new Document("$ne", reservation));
    var hold =
        new Document("reservation", reservation).append("quantity", new Decimal128(quantity));
    return isUpdated(filter, held(quantity).append("$push", new Document("holds", hold)));
  }

  private void remove(StockItem seen, StockItem.Hold hold) {
    var filter = new Document("_id", key(seen)).append("holds.reservation", hold.reservation());
    var pulled = new Document("holds", new Document("reservation", hold.reservation()));
    isUpdated(filter, held(hold.quantity().negate()).append("$pull", pulled));
  }

  private boolean isUpdated(Document filter, Document update) {
    return mongo.getCollection(Stock.COLLECTION).updateOne(filter, update).getMatchedCount() == 1;
  }

  private static Document held(BigDecimal quantity) {
    return new Document(
            "$inc",
            new Document("reserved", new Decimal128(quantity))
                .append("available", new Decimal128(quantity.negate())))
        .append("$set", new Document("changedAt", Date.from(MachineTime.now())));
  }

  private static String key(StockItem seen) {
    return Stock.key(seen.hospital(), seen.material(), seen.store());
  }
}
