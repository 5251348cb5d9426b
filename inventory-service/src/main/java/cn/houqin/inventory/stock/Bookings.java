package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.together.Together;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Books movements, each by one conditional update of one balance; those of a moment in one command,
 * confirmed together. What the store made of each is read where it waits, or in the ledger if it
 * was filed in between; what stands in neither was refused.
 */
final class Bookings {

  private static final Document WAITING = new Document("waiting", 1);
  private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

  private final MongoTemplate mongo;
  private final Together<Booking, Booked> together = new Together<>(this::book);

  Bookings(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** A movement as it is asked for. */
  record Booking(String hospital, StockUpdate update, MovementRequest request) {

    String balance() {
      return update.filter().getString("_id");
    }

    String entry() {
      return Envelope.key(hospital, request.movement());
    }

    /** Whether an entry of its id was made by this asking, not by another of the same command. */
    boolean made(Movement entry) {
      return entry.by().equals(request.by())
          && entry.occurredAt().equals(request.now().truncatedTo(ChronoUnit.MILLIS))
          && Objects.equals(entry.digest(), request.details().digest());
    }
  }

  /**
   * What became of one.
   *
   * @param movement null if the balance was not as the update asks for
   * @param failure what the store has against this update
   */
  record Booked(@Nullable Movement movement, @Nullable RuntimeException failure) {

    static final Booked REFUSED = new Booked(null, null);
  }

  /** The movement as the store computed it; empty if its balance has changed since it was seen. */
  Optional<Movement> book(Booking booking) {
    var booked = together.ask(booking);
    if (booked.failure() != null) {
      throw booked.failure();
    }
    return Optional.ofNullable(booked.movement());
  }

  List<Booked> book(List<Booking> all) {
    return all.size() == 1 ? List.of(alone(all.getFirst())) : atOnce(all);
  }

  private Booked alone(Booking booking) {
    try {
      var after =
          balances()
              .findOneAndUpdate(
                  booking.update().filter(),
                  booking.update().pipeline(),
                  new FindOneAndUpdateOptions()
                      .returnDocument(ReturnDocument.AFTER)
                      .projection(WAITING));
      return after == null ? Booked.REFUSED : new Booked(waiting(after, booking), null);
    } catch (MongoCommandException refused) {
      return new Booked(null, refused);
    }
  }

  private List<Booked> atOnce(List<Booking> all) {
    var failures = update(all);
    var made = made(all);
    var told = new HashSet<String>();
    var booked = new ArrayList<Booked>();
    for (var n = 0; n < all.size(); n++) {
      var failure = failures.get(n);
      var movement = made.get(all.get(n).entry());
      if (failure != null) {
        booked.add(new Booked(null, failure));
      } else if (movement != null && all.get(n).made(movement) && told.add(all.get(n).entry())) {
        booked.add(new Booked(movement, null));
      } else {
        booked.add(Booked.REFUSED);
      }
    }
    return booked;
  }

  /** What the store has against each, by its place. */
  private Map<Integer, RuntimeException> update(List<Booking> all) {
    try {
      balances().bulkWrite(all.stream().map(Bookings::model).toList(), ANY_ORDER);
      return Map.of();
    } catch (MongoBulkWriteException refused) {
      if (refused.getWriteConcernError() != null) {
        throw refused;
      }
      return refused.getWriteErrors().stream()
          .collect(Collectors.toMap(BulkWriteError::getIndex, _ -> refused));
    }
  }

  private static UpdateOneModel<Document> model(Booking booking) {
    return new UpdateOneModel<>(booking.update().filter(), booking.update().pipeline());
  }

  /** Of the movements asked for those that exist, by the keys of their entries. */
  private Map<String, Movement> made(List<Booking> all) {
    var balances = new HashMap<String, Document>();
    balances()
        .find(in(all.stream().map(Booking::balance).distinct().toList()))
        .projection(WAITING)
        .forEach(balance -> balances.put(balance.getString("_id"), balance));
    var made = new HashMap<String, Movement>();
    for (var one : all) {
      var balance = balances.get(one.balance());
      var waiting = balance == null ? null : waiting(balance, one);
      if (waiting != null) {
        made.put(one.entry(), waiting);
      }
    }
    var missing = all.stream().map(Booking::entry).filter(key -> !made.containsKey(key)).toList();
    if (!missing.isEmpty()) {
      mongo
          .getCollection(Stock.LEDGER)
          .find(in(missing))
          .forEach(filed -> made.put(filed.getString("_id"), movement(filed)));
    }
    return made;
  }

  private static Document in(List<String> keys) {
    return new Document("_id", new Document("$in", keys));
  }

  private @Nullable Movement waiting(Document balance, Booking booking) {
    return balance.getList("waiting", Document.class).stream()
        .filter(entry -> booking.request().movement().equals(entry.getString("movement")))
        .findFirst()
        .map(this::movement)
        .orElse(null);
  }

  private Movement movement(Document entry) {
    return mongo.getConverter().read(Movement.class, entry);
  }

  private MongoCollection<Document> balances() {
    return mongo.getCollection(Stock.COLLECTION);
  }
}
