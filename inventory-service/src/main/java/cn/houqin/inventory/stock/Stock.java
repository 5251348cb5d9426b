package cn.houqin.inventory.stock;

import cn.houqin.inventory.stock.Movement.LotQuantity;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.time.MachineTime;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** All balances. Every movement is one conditional update of one document. */
@Component
public class Stock {

  static final String COLLECTION = "stock";
  private static final int ATTEMPTS = 50;

  private final MongoTemplate mongo;
  private final Aggregates<Movement> ledger;
  private final MovementFiler filer;

  Stock(MongoTemplate mongo, Aggregates<Movement> ledger, MovementFiler filer) {
    this.mongo = mongo;
    this.ledger = ledger;
    this.filer = filer;
  }

  /** Does the movement, once: asked again with the same id it answers what was done. */
  public Done move(String hospital, MovementRequest request, boolean lotControlled) {
    request.checked(lotControlled);
    var key = key(hospital, request.material(), request.store());
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var seen = seen(hospital, request.material(), request.store());
      var before = before(hospital, seen, request.movement());
      if (before.isPresent()) {
        return new Done(before.get(), true);
      }
      var spread = lotControlled ? spread(seen, request) : List.<LotQuantity>of();
      if (request.kind() == MovementKind.ISSUE) {
        refuseMoreThanAvailable(seen, request);
      }
      var done = apply(StockUpdate.of(key, seen, request, spread, MachineTime.now()), request);
      if (done.isPresent()) {
        filer.nudge();
        return new Done(done.get(), false);
      }
    }
    throw new StoreIsBusy(request.material(), request.store());
  }

  /** What a movement did; {@code replayed} if it had been done before. */
  public record Done(Movement movement, boolean replayed) {}

  /**
   * Holds a quantity for a reservation if so much is available.
   *
   * @return what is available if it does not suffice, empty once held (also before)
   */
  public Optional<BigDecimal> hold(
      String hospital, String material, String store, String reservation, BigDecimal quantity) {
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var seen = seen(hospital, material, store);
      if (seen.hold(reservation).isPresent()) {
        return Optional.empty();
      }
      if (seen.available().compareTo(quantity) < 0) {
        return Optional.of(seen.available());
      }
      var filter =
          new Document("_id", key(hospital, material, store))
              .append("available", new Document("$gte", new Decimal128(quantity)))
              .append("holds.reservation", new Document("$ne", reservation));
      var hold =
          new Document("reservation", reservation).append("quantity", new Decimal128(quantity));
      var update =
          new Document("$inc", held(quantity)).append("$push", new Document("holds", hold));
      if (collection().updateOne(filter, update).getMatchedCount() == 1) {
        return Optional.empty();
      }
    }
    throw new StoreIsBusy(material, store);
  }

  /** Gives back what a reservation holds; nothing if it holds nothing. */
  public void release(String hospital, String material, String store, String reservation) {
    var hold = seen(hospital, material, store).hold(reservation);
    if (hold.isPresent()) {
      collection()
          .updateOne(
              new Document("_id", key(hospital, material, store))
                  .append("holds.reservation", reservation),
              new Document("$inc", held(hold.get().quantity().negate()))
                  .append(
                      "$pull", new Document("holds", new Document("reservation", reservation))));
    }
  }

  StockItem seen(String hospital, String material, String store) {
    var key = key(hospital, material, store);
    var found = mongo.findById(key, StockItem.class, COLLECTION);
    if (found != null) {
      return found;
    }
    collection()
        .updateOne(
            new Document("_id", key),
            new Document("$setOnInsert", empty(hospital, material, store)),
            new com.mongodb.client.model.UpdateOptions().upsert(true));
    return java.util.Objects.requireNonNull(mongo.findById(key, StockItem.class, COLLECTION));
  }

  private Optional<Movement> before(String hospital, StockItem seen, String movement) {
    return seen.waitingMovement(movement)
        .or(() -> ledger.find(hospital, movement).map(Stored::body));
  }

  private static List<LotQuantity> spread(StockItem seen, MovementRequest request) {
    if (request.kind() == MovementKind.ISSUE) {
      return seen.firstExpiredFirstOut(request.quantity(), request.lot(), request.today())
          .orElseThrow(
              () ->
                  new NotEnoughAvailable(
                      request.quantity(), seen.usableQuantity(request.lot(), request.today())));
    }
    return List.of(request.receivedInto(seen));
  }

  private static void refuseMoreThanAvailable(StockItem seen, MovementRequest request) {
    var held =
        seen.hold(request.reservation()).map(StockItem.Hold::quantity).orElse(BigDecimal.ZERO);
    var available = seen.available().add(held);
    if (request.quantity().compareTo(available) > 0) {
      throw new NotEnoughAvailable(request.quantity(), available);
    }
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

  private static Document held(BigDecimal quantity) {
    return new Document("reserved", new Decimal128(quantity))
        .append("available", new Decimal128(quantity.negate()));
  }

  private static Document empty(String hospital, String material, String store) {
    var zero = Decimal128.POSITIVE_ZERO;
    return new Document("hospital", hospital)
        .append("material", material)
        .append("store", store)
        .append("onHand", zero)
        .append("reserved", zero)
        .append("onHold", zero)
        .append("available", zero)
        .append("lots", List.of())
        .append("waiting", List.of())
        .append("holds", List.of())
        .append("moved", 0L)
        .append("filedBatch", 0L);
  }

  static String key(String hospital, String material, String store) {
    return hospital + "/" + material + "/" + store;
  }
}
