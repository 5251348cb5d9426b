package cn.houqin.inventory.stock;

import cn.houqin.platform.time.MachineTime;
import java.math.BigDecimal;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** What reservations hold of balances, each in one conditional update. */
@Component
class Holds {

  private final MongoTemplate mongo;

  Holds(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** False if it is no longer available, or held already. */
  boolean add(StockItem seen, String reservation, BigDecimal quantity) {
    var filter =
        new Document("_id", key(seen))
            .append("available", new Document("$gte", new Decimal128(quantity)))
            .append("holds.reservation", new Document("$ne", reservation));
    var hold =
        new Document("reservation", reservation).append("quantity", new Decimal128(quantity));
    return update(filter, held(quantity).append("$push", new Document("holds", hold)));
  }

  void remove(StockItem seen, StockItem.Hold hold) {
    var filter = new Document("_id", key(seen)).append("holds.reservation", hold.reservation());
    var pulled = new Document("holds", new Document("reservation", hold.reservation()));
    update(filter, held(hold.quantity().negate()).append("$pull", pulled));
  }

  private boolean update(Document filter, Document update) {
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
