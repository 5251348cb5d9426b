package cn.houqin.inventory.stock;

import cn.houqin.events.Streams;
import cn.houqin.inventory.book.Movement;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.background.Background;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

/** How balances and the ledger are stored. */
@Configuration(proxyBeanMethods = false)
class StockStorage {

  @Bean
  Aggregates<Movement> movementLedger(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "movement",
            Stock.LEDGER,
            Movement.class,
            new Publication.Facts<>(Streams.STOCK),
            new VendorScope.Nobody(),
            List.of(
                IndexSpec.on("material", "store", "-number"),
                IndexSpec.on("store", "-occurredAt"),
                IndexSpec.on("store", "material", "occurredAt"),
                IndexSpec.on("-occurredAt"),
                IndexSpec.on("store", "material", "occurredOn", "change", "valueFen"))));
  }

  /** Movements come in together: these many milliseconds later at most. */
  @Bean
  Background movementFiling(MovementFiler filer) {
    var loop =
        new Background("movement-filer", Duration.ofSeconds(1), Duration.ofMillis(5), filer::round);
    filer.onWaiting(loop::nudge);
    return loop;
  }

  @Bean
  SmartInitializingSingleton stockIndexes(MongoTemplate mongo) {
    return () -> {
      var stock = mongo.getCollection(Stock.COLLECTION);
      stock.createIndex(new Document("hospital", 1).append("material", 1).append("store", 1));
      stock.createIndex(new Document("hospital", 1).append("store", 1).append("material", 1));
      stock.createIndex(
          new Document("hospital", 1).append("store", 1).append("changedAt", 1).append("_id", 1));
      stock.createIndex(
          new Document("waitingAt", 1), new com.mongodb.client.model.IndexOptions().sparse(true));
    };
  }
}
