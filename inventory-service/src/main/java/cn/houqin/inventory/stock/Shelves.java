package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.StockItem;
import cn.houqin.inventory.material.Materials;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.time.MachineTime;
import cn.houqin.platform.together.Together;
import com.mongodb.client.model.UpdateOptions;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** The documents of balances: found, and begun with the first movement of a material in a store. */
@Component
class Shelves {

  private final MongoTemplate mongo;
  private final Materials materials;
  private final Together<String, Optional<Document>> balances = new Together<>(this::read);

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
    return balances
        .ask(key)
        .map(found -> mongo.getConverter().read(StockItem.class, found))
        .orElseGet(() -> StockItem.nothing(hospital, material, store));
  }

  private List<Optional<Document>> read(List<String> keys) {
    var found = new HashMap<String, Document>();
    mongo
        .getCollection(Stock.COLLECTION)
        .find(new Document("_id", new Document("$in", keys.stream().distinct().toList())))
        .forEach(balance -> found.put(balance.getString("_id"), balance));
    return keys.stream().map(key -> Optional.ofNullable(found.get(key))).toList();
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
