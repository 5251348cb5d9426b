package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import com.mongodb.client.model.UpdateOneModel;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/**
 * Movements of one balance that wait to be filed, and how they are taken out of it.
 *
 * @param moved number of the last of them
 * @param filedBatch how often movements of it had been filed
 */
record WaitingCard(
    String key, String hospital, List<Movement> movements, long moved, long filedBatch) {

  /** What is read of a balance. */
  static final Document FIELDS =
      new Document("hospital", 1).append("waiting", 1).append("moved", 1).append("filedBatch", 1);

  static WaitingCard of(StockItem item) {
    return new WaitingCard(
        Stock.key(item.hospital(), item.material(), item.store()),
        item.hospital(),
        item.waiting(),
        item.moved(),
        item.filedBatch());
  }

  static WaitingCard read(Document balance, MongoConverter converter) {
    return new WaitingCard(
        balance.getString("_id"),
        balance.getString("hospital"),
        balance.getList("waiting", Document.class).stream()
            .map(movement -> converter.read(Movement.class, movement))
            .toList(),
        balance.getLong("moved"),
        balance.getLong("filedBatch"));
  }

  /** Where nothing was moved or filed since it was read: then exactly these wait. */
  UpdateOneModel<Document> emptied() {
    return new UpdateOneModel<>(
        asRead().append("moved", moved),
        raised()
            .append("$set", new Document("waiting", List.of()))
            .append("$unset", new Document("waitingAt", "")));
  }

  /** Where more was moved since: that goes on waiting. */
  UpdateOneModel<Document> pulled() {
    var filed = movements.stream().map(Movement::movement).toList();
    var these = new Document("movement", new Document("$in", filed));
    return new UpdateOneModel<>(asRead(), raised().append("$pull", new Document("waiting", these)));
  }

  private Document asRead() {
    return new Document("_id", key).append("filedBatch", filedBatch);
  }

  private static Document raised() {
    return new Document("$inc", new Document("filedBatch", 1L));
  }
}
