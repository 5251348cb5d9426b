package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.NotEnoughAvailable;
import cn.houqin.inventory.book.StockItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * The ledger in the order of business: by day, within a day by entry. A count knows the book of its
 * day, and what is dated back may not make any day's end negative.
 */
@Component
class BusinessOrder {

  private final MongoTemplate mongo;

  BusinessOrder(MongoTemplate mongo) {
    this.mongo = mongo;
  }

  /** The effect of a movement dated before others, or the refusal of it. */
  Effect decide(StockItem seen, MovementRequest request, Effect effect) {
    var later = after(seen, new Document("$gt", request.today().toString()), "occurredOn").values();
    var change = effect.change();
    if (change == null) {
      var lot = request.lot();
      var now = lot == null ? seen.onHand() : lotOnHand(seen, lot);
      var since = later.stream().map(m -> lot == null ? m.change() : m.changeOf(lot));
      var book = now.subtract(since.reduce(BigDecimal.ZERO, BigDecimal::add));
      change = request.quantity().subtract(book);
    }
    if (change.signum() < 0) {
      var lowest = lowestDayEnd(seen, later);
      if (lowest.add(change).signum() < 0) {
        throw new NotEnoughAvailable(change.negate(), lowest);
      }
    }
    return effect.change() == null ? effect.changing(change) : effect;
  }

  private static BigDecimal lotOnHand(StockItem seen, String lot) {
    return seen.lot(lot).map(StockItem.Lot::onHand).orElse(BigDecimal.ZERO);
  }

  /** The lowest balance at the end of that day and of every later one. */
  private static BigDecimal lowestDayEnd(StockItem seen, Iterable<Movement> later) {
    var perDay = new TreeMap<LocalDate, BigDecimal>();
    later.forEach(m -> perDay.merge(m.occurredOn(), m.change(), BigDecimal::add));
    var balance = seen.onHand();
    var lowest = balance;
    for (var change : perDay.descendingMap().values()) {
      balance = balance.subtract(change);
      lowest = lowest.min(balance);
    }
    return lowest;
  }

  /**
   * What the book said at an instant: what is on hand as it was seen, less all that was entered
   * after that instant.
   */
  BigDecimal bookAt(StockItem seen, @Nullable String lot, Instant instant) {
    var entered = after(seen, new Document("$gt", Date.from(instant)), "occurredAt").values();
    var since = entered.stream().map(m -> lot == null ? m.change() : m.changeOf(lot));
    return (lot == null ? seen.onHand() : lotOnHand(seen, lot))
        .subtract(since.reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  /** Filed and waiting movements alike, each once, up to the last that was seen. */
  private Map<String, Movement> after(StockItem seen, Document bound, String field) {
    var found = new LinkedHashMap<String, Movement>();
    var filter =
        new Document("hospital", seen.hospital())
            .append("store", seen.store())
            .append("material", seen.material())
            .append(field, bound);
    for (var document : mongo.getCollection(Stock.LEDGER).find(filter).sort(sort(field))) {
      var movement = mongo.getConverter().read(Movement.class, document);
      found.put(movement.movement(), movement);
    }
    for (var waiting : seen.waiting()) {
      if (isAfter(waiting, Objects.requireNonNull(bound.get("$gt")))) {
        found.put(waiting.movement(), waiting);
      }
    }
    found.values().removeIf(movement -> movement.number() > seen.moved());
    return found;
  }

  private static Document sort(String field) {
    return new Document(field, 1).append("_id", 1);
  }

  private static boolean isAfter(Movement movement, Object bound) {
    return bound instanceof Date instant
        ? movement.occurredAt().isAfter(instant.toInstant())
        : movement.occurredOn().toString().compareTo(bound.toString()) > 0;
  }
}
