package cn.houqin.inventory.stock;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Files waiting movements into the ledger, from where they are published. It never waits for Kafka;
 * filing twice leaves one entry.
 */
@Component
class MovementFiler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MovementFiler.class);
  private static final int BATCH = 100;

  private final MongoTemplate mongo;
  private final Aggregates<Movement> ledger;
  private final Clock businessClock;
  private final Semaphore work = new Semaphore(0);
  private volatile boolean running;

  MovementFiler(MongoTemplate mongo, Aggregates<Movement> ledger, Clock businessClock) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.businessClock = businessClock;
  }

  void nudge() {
    work.release();
  }

  @Override
  public void start() {
    running = true;
    Thread.ofVirtual().name("movement-filer").start(this::loop);
  }

  @Override
  public void stop() {
    running = false;
    work.release();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void loop() {
    while (running) {
      try {
        if (work.tryAcquire(1, 1, TimeUnit.SECONDS)) {
          work.drainPermits();
        }
        fileAll();
      } catch (DataAccessException | com.mongodb.MongoException away) {
        LOG.warn("Filing of movements waits: {}", away.getMessage());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        running = false;
      } catch (RuntimeException failed) {
        LOG.error("Filing of movements failed; it goes on", failed);
      }
    }
  }

  /** Files everything that waits now. */
  void fileAll() {
    var collection = mongo.getCollection(Stock.COLLECTION);
    var waiting =
        collection
            .find(new Document("waitingAt", new Document("$gt", new java.util.Date(0))))
            .sort(new Document("waitingAt", 1))
            .limit(BATCH);
    for (var document : waiting) {
      file(mongo.getConverter().read(StockItem.class, document), document.getString("_id"));
    }
  }

  /** Files what waits of one balance, so that the ledger holds all of it. */
  void file(StockItem item) {
    if (!item.waiting().isEmpty()) {
      file(item, Stock.key(item.hospital(), item.material(), item.store()));
    }
  }

  private void file(StockItem item, String key) {
    insert(item);
    var filed = item.waiting().stream().map(Movement::movement).toList();
    var left =
        new Document(
            "$filter",
            new Document("input", "$waiting")
                .append(
                    "cond",
                    new Document(
                        "$not",
                        List.of(
                            new Document(
                                "$in",
                                List.of("$$this.movement", new Document("$literal", filed)))))));
    var pulled =
        new Document("waiting", left)
            .append("filedBatch", new Document("$add", List.of("$filedBatch", 1L)));
    var stillWaiting =
        new Document(
            "waitingAt",
            new Document(
                "$cond",
                List.of(
                    new Document("$eq", List.of(new Document("$size", "$waiting"), 0)),
                    "$$REMOVE",
                    "$waitingAt")));
    mongo
        .getCollection(Stock.COLLECTION)
        .updateOne(
            new Document("_id", key).append("filedBatch", item.filedBatch()),
            List.of(new Document("$set", pulled), new Document("$set", stillWaiting)));
  }

  private void insert(StockItem item) {
    var call = Call.system(item.hospital(), "movement-filer", businessClock.instant());
    var entries = new LinkedHashMap<String, Change<Movement>>();
    for (var movement : item.waiting()) {
      var entry = Change.to(movement).announcing(moved(movement, call));
      entries.put(movement.movement(), entry);
    }
    ledger.createMissing(call, entries);
  }

  private static StockEvent.Moved moved(Movement movement, Call call) {
    return new StockEvent.Moved(
        movement.movement(),
        movement.material(),
        movement.store(),
        movement.lots().size() == 1 ? movement.lots().getFirst().lot() : null,
        movement.kind().name(),
        movement.change().toPlainString(),
        movement.onHandAfter().toPlainString(),
        movement.workOrder(),
        movement.occurredAt(),
        call.now(),
        movement.occurredOn().toString(),
        movement.reason(),
        movement.source(),
        movement.onHoldChange().toPlainString(),
        movement.valueFen());
  }
}
