package cn.houqin.inventory.stock;

import cn.houqin.events.inventory.StockEvent;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Files waiting movements of many balances into the ledger, from where they are published: first
 * inserts all, then takes them out of each balance and raises its {@code filedBatch} in one update.
 * It never waits for Kafka; filing twice leaves one entry. A balance that cannot be filed waits;
 * the others go on.
 */
@Component
class MovementFiler {

  private static final int AT_ONCE = 250;
  private static final Logger LOG = LoggerFactory.getLogger(MovementFiler.class);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoTemplate mongo;
  private final Aggregates<Movement> ledger;
  private final Clock businessClock;
  private final int atOnce;
  private final List<Runnable> told = new CopyOnWriteArrayList<>();

  @Autowired
  MovementFiler(MongoTemplate mongo, Aggregates<Movement> ledger, Clock businessClock) {
    this(mongo, ledger, businessClock, AT_ONCE);
  }

  /**
   * @param atOnce balances of one round
   */
  MovementFiler(MongoTemplate mongo, Aggregates<Movement> ledger, Clock businessClock, int atOnce) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.businessClock = businessClock;
    this.atOnce = atOnce;
  }

  /** Told whenever there is something to file. */
  void onWaiting(Runnable listener) {
    told.add(listener);
  }

  void nudge() {
    told.forEach(Runnable::run);
  }

  /** Files everything that waits now. */
  void fileAll() {
    var more = true;
    while (more) {
      more = round();
    }
  }

  /** Files what has waited longest; true if more can be filed at once. */
  boolean round() {
    var waiting =
        balances()
            .find(new Document("waitingAt", new Document("$gt", new Date(0))))
            .projection(WaitingCard.FIELDS)
            .sort(new Document("waitingAt", 1))
            .limit(atOnce)
            .batchSize(atOnce)
            .into(new ArrayList<>());
    var cards = waiting.stream().flatMap(balance -> read(balance).stream()).toList();
    return !cards.isEmpty() && filed(cards) > 0 && waiting.size() == atOnce;
  }

  private Optional<WaitingCard> read(Document balance) {
    try {
      return Optional.of(WaitingCard.read(balance, mongo.getConverter()));
    } catch (RuntimeException unreadable) {
      LOG.error("{} is not filed; the others go on", balance.get("_id"), unreadable);
      return Optional.empty();
    }
  }

  /** How many of them were filed: all, or each by itself where one is refused. */
  private int filed(List<WaitingCard> cards) {
    try {
      file(cards);
      return cards.size();
    } catch (MongoBulkWriteException refused) {
      if (cards.size() == 1) {
        LOG.error("{} is not filed; the others go on", cards.getFirst().key(), refused);
        return 0;
      }
      return cards.stream().mapToInt(card -> filed(List.of(card))).sum();
    }
  }

  /** Files what waits of one balance, so that the ledger holds all of it. */
  void file(StockItem item) {
    if (!item.waiting().isEmpty()) {
      file(List.of(WaitingCard.of(item)));
    }
  }

  private void file(List<WaitingCard> cards) {
    insert(cards);
    pull(cards);
  }

  private void insert(List<WaitingCard> cards) {
    var entries = new HashMap<String, Map<String, Change<Movement>>>();
    for (var card : cards) {
      var ofHospital = entries.computeIfAbsent(card.hospital(), _ -> new LinkedHashMap<>());
      for (var movement : card.movements()) {
        ofHospital.put(movement.movement(), entry(movement));
      }
    }
    entries.forEach((hospital, those) -> ledger.createMissing(call(hospital), those));
  }

  private Call call(String hospital) {
    return Call.system(hospital, "movement-filer", businessClock.instant());
  }

  private void pull(List<WaitingCard> cards) {
    var emptied =
        balances().bulkWrite(cards.stream().map(WaitingCard::emptied).toList(), ANY_ORDER);
    if (emptied.getMatchedCount() < cards.size()) {
      balances().bulkWrite(cards.stream().map(WaitingCard::pulled).toList(), ANY_ORDER);
    }
  }

  private MongoCollection<Document> balances() {
    return mongo.getCollection(Stock.COLLECTION);
  }

  private Change<Movement> entry(Movement movement) {
    return Change.to(movement).announcing(moved(movement, businessClock.instant()));
  }

  private static StockEvent.Moved moved(Movement movement, java.time.Instant now) {
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
        now,
        movement.occurredOn().toString(),
        movement.reason(),
        movement.source(),
        movement.onHoldChange().toPlainString(),
        movement.valueFen());
  }
}
