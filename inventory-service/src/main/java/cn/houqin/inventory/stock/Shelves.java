package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.material.Materials;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.model.UpdateOptions;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The documents of balances: found, and begun with the first movement of a material in a store. */
@Component
class Shelves {

  private final MongoTemplate mongo;
  private final Materials materials;

  Shelves(MongoTemplate mongo, Materials materials) {
    this.mongo = mongo;
    this.materials = materials;
  }

  /** The material's lot control was changed while its first movement was being made (409). */
  static final class MaterialChanged extends BrokenRule {
    MaterialChanged(String material) {
      super(409, "material-changed", material);
    }

    @Override
    public int retryAfterSeconds() {
      return 1;
    }
  }

  /** The balance as it stands; nothing at all where nothing ever moved. */
  StockItem seen(String hospital, String material, String store) {
    var key = Stock.key(hospital, material, store);
    var found = mongo.findById(key, StockItem.class, Stock.COLLECTION);
    return found == null ? StockItem.nothing(hospital, material, store) : found;
  }

  /**
   * Begins a balance, if there is none. What its quantities count is fixed before anything moves,
   * and must be what the movement was made for.
   */
  void open(StockItem item, boolean lotControlled) {
    var fixed = materials.inUse(item.hospital(), item.material());
    if (fixed.isPresent() && fixed.get() != lotControlled) {
      throw new MaterialChanged(item.material());
    }
    var empty = new Document();
    mongo.getConverter().write(item, empty);
    empty.remove("_class");
    empty.append("changedAt", Date.from(MachineTime.now()));
    mongo
        .getCollection(Stock.COLLECTION)
        .updateOne(
            new Document("_id", Stock.key(item.hospital(), item.material(), item.store())),
            new Document("$setOnInsert", empty),
            new UpdateOptions().upsert(true));
  }
}
