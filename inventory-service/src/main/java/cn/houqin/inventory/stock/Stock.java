package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.DatedBeforeCount;
import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.StockItem;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.time.MachineTime;
import cn.houqin.platform.together.Together;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** All balances. Every movement is one conditional update of one document. */
@Component
public class Stock {

  /** The collection of balances. */
  public static final String COLLECTION = "stock";

  /** The collection of movements. */
  public static final String LEDGER = "movements";

  private static final int ATTEMPTS = 50;

  private final MongoTemplate mongo;
  private final Aggregates<Movement> ledger;
  private final MovementFiler filer;
  private final BusinessOrder order;
  private final Shelves shelves;
  private final Together<String, Boolean> searches = new Together<>(this::areFiled);

  Stock(
      MongoTemplate mongo,
      Aggregates<Movement> ledger,
      MovementFiler filer,
      BusinessOrder order,
      Shelves shelves) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.filer = filer;
    this.order = order;
    this.shelves = shelves;
  }

  /**
   * Does the movement, once: asked again with the same id it answers what was done. What belongs to
   * a document is dated on the first day that is still open, if a count has closed its own.
   */
  public Done move(String hospital, MovementRequest asked, boolean lotControlled) {
    asked.checked(lotControlled);
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var seen = shelves.seen(hospital, asked.material(), asked.store());
      var before = before(hospital, seen, asked.movement());
      if (before.isPresent()) {
        return new Done(before.get(), true);
      }
      var request =
          asked.details().source() == null ? asked : asked.on(seen.openDay(asked.today()));
      refuseBeforeCount(seen, request);
      var done = attempt(seen, request, lotControlled);
      if (done.isPresent()) {
        filer.nudge();
        return new Done(done.get(), false);
      }
    }
    throw new StoreIsBusy(asked.material(), asked.store());
  }

  /**
   * Undoes a movement of a document, once.
   *
   * @param request makes its linked opposite
   */
  public Done undo(String hospital, String movement, Function<Movement, MovementRequest> request) {
    var mistake = ledger.find(hospital, filed(hospital, movement)).orElseThrow().body();
    return move(hospital, request.apply(mistake), !mistake.lots().isEmpty());
  }

  private Optional<Movement> attempt(
      StockItem seen, MovementRequest request, boolean lotControlled) {
    var effect = Effect.of(seen, request, lotControlled);
    if (seen.isBackDated(request.today())) {
      effect = order.decide(seen, request, effect);
    }
    if (seen.moved() == 0) {
      shelves.open(seen, lotControlled);
    }
    var key = key(seen.hospital(), seen.material(), seen.store());
    return apply(StockUpdate.of(key, seen, request, effect, MachineTime.now()), request);
  }

  private static void refuseBeforeCount(StockItem seen, MovementRequest request) {
    var counted = seen.countedOn();
    if (counted != null && request.today().isBefore(counted)) {
      throw new DatedBeforeCount(request.today(), counted);
    }
  }

  /**
   * Opens a material's shelf to a count: from now on nothing is dated before that day, and the book
   * is what was on hand at the instant of counting.
   *
   * @param instant when the shelf was counted, not after now
   */
  public BigDecimal bookAtCount(
      String hospital, Item item, @Nullable String lot, LocalDate day, Instant instant) {
    shelves.open(StockItem.nothing(hospital, item.material(), item.store()), lot != null);
    var guarded =
        collection()
            .findOneAndUpdate(
                new Document("_id", key(hospital, item.material(), item.store())),
                new Document("$max", new Document("countedOn", day.toString())),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    var seen =
        mongo.getConverter().read(StockItem.class, java.util.Objects.requireNonNull(guarded));
    return order.bookAt(seen, lot, instant);
  }

  /** A movement's id once it stands in the ledger, where it may be read. */
  public String filed(String hospital, String movement) {
    if (ledger.find(hospital, movement).isEmpty()) {
      filer.fileAll();
    }
    return movement;
  }

  /** The balance of which all movements stand in the ledger, up to the last that it counts. */
  public StockItem fileWaiting(String hospital, Item item) {
    var seen = shelves.seen(hospital, item.material(), item.store());
    filer.file(seen);
    return seen;
  }

  /** What is available now. */
  public BigDecimal available(String hospital, Item item) {
    return shelves.seen(hospital, item.material(), item.store()).available();
  }

  /** A material in a store. */
  public record Item(String material, String store) {}

  /** What a movement did; {@code replayed} if it had been done before. */
  public record Done(Movement movement, boolean replayed) {}

  private Optional<Movement> before(String hospital, StockItem seen, String movement) {
    return seen.waitingMovement(movement)
        .or(
            () ->
                searches.ask(Envelope.key(hospital, movement))
                    ? ledger.find(hospital, movement).map(Stored::body)
                    : Optional.empty());
  }

  /** Of each whether it stands in the ledger. */
  private List<Boolean> areFiled(List<String> keys) {
    var filed =
        mongo
            .getCollection(LEDGER)
            .find(new Document("_id", new Document("$in", keys)))
            .projection(new Document("_id", 1))
            .map(movement -> movement.getString("_id"))
            .into(new HashSet<>());
    return keys.stream().map(filed::contains).toList();
  }

  private Optional<Movement> apply(StockUpdate update, MovementRequest request) {
    var after =
        collection()
            .findOneAndUpdate(
                update.filter(),
                update.pipeline(),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
    return Optional.ofNullable(after)
        .map(document -> mongo.getConverter().read(StockItem.class, document))
        .flatMap(item -> item.waitingMovement(request.movement()));
  }

  private com.mongodb.client.MongoCollection<Document> collection() {
    return mongo.getCollection(COLLECTION);
  }

  static String key(String hospital, String material, String store) {
    return hospital + "/" + material + "/" + store;
  }
}
