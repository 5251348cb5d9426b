package cn.houqin.inventory.stock;

import cn.houqin.inventory.stock.Movement.LotQuantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/**
 * A movement as one conditional update: the filter is the business condition, the pipeline computes
 * the balance in the store itself, so that no writer loses to another that left enough.
 */
record StockUpdate(Document filter, List<Document> pipeline) {

  static StockUpdate of(
      String key,
      StockItem seen,
      MovementRequest request,
      List<LotQuantity> spread,
      Instant machineNow) {
    var held = seen.hold(request.reservation());
    var issue = request.kind() == MovementKind.ISSUE;
    var heldQuantity = held.map(StockItem.Hold::quantity).orElse(BigDecimal.ZERO);
    var conditions = new ArrayList<Document>();
    if (issue) {
      conditions.add(atLeast("available", request.quantity().subtract(heldQuantity)));
      spread.forEach(part -> conditions.add(lotHas(part)));
    }
    held.ifPresent(hold -> conditions.add(new Document("holds.reservation", hold.reservation())));
    var filter =
        new Document("_id", key)
            .append("filedBatch", seen.filedBatch())
            .append("waiting.movement", new Document("$ne", request.movement()));
    if (!conditions.isEmpty()) {
      filter.append("$and", conditions);
    }
    return new StockUpdate(filter, pipeline(request, spread, heldQuantity, machineNow));
  }

  private static Document atLeast(String field, BigDecimal quantity) {
    return new Document(field, new Document("$gte", new Decimal128(quantity)));
  }

  private static Document lotHas(LotQuantity part) {
    var wanted = atLeast("onHand", part.quantity()).append("lot", part.lot());
    return new Document("lots", new Document("$elemMatch", wanted));
  }

  private static List<Document> pipeline(
      MovementRequest request, List<LotQuantity> spread, BigDecimal held, Instant machineNow) {
    var issue = request.kind() == MovementKind.ISSUE;
    var delta = issue ? request.quantity().negate() : request.quantity();
    var balances =
        new Document("onHand", plus("$onHand", delta))
            .append("reserved", plus("$reserved", held.negate()))
            .append("available", plus("$available", delta.add(held)))
            .append("lots", lotsAfter(spread, issue))
            .append("holds", without(request.reservation()))
            .append("moved", new Document("$add", List.of("$moved", 1L)));
    var waiting =
        new Document(
                "waiting",
                new Document("$concatArrays", List.of("$waiting", List.of(entry(request, spread)))))
            .append(
                "waitingAt", new Document("$ifNull", List.of("$waitingAt", Date.from(machineNow))));
    return List.of(new Document("$set", balances), new Document("$set", waiting));
  }

  private static Document plus(String field, BigDecimal delta) {
    return new Document("$add", List.of(field, new Decimal128(delta)));
  }

  private static Object without(@Nullable String reservation) {
    if (reservation == null) {
      return "$holds";
    }
    return new Document(
        "$filter",
        new Document("input", "$holds")
            .append(
                "cond", new Document("$ne", List.of("$$this.reservation", literal(reservation)))));
  }

  private static Object lotsAfter(List<LotQuantity> spread, boolean issue) {
    Object lots = "$lots";
    for (var part : spread) {
      var delta = new Decimal128(issue ? part.quantity().negate() : part.quantity());
      var changed =
          new Document(
              "$map",
              new Document("input", lots)
                  .append(
                      "in",
                      new Document(
                          "$cond",
                          List.of(
                              new Document("$eq", List.of("$$this.lot", literal(part.lot()))),
                              new Document(
                                  "$mergeObjects",
                                  List.of(
                                      "$$this",
                                      new Document(
                                          "onHand",
                                          new Document("$add", List.of("$$this.onHand", delta))))),
                              "$$this"))));
      lots = issue ? changed : addedIfNew(lots, changed, part, delta);
    }
    return lots;
  }

  private static Document addedIfNew(
      Object lots, Document changed, LotQuantity part, Decimal128 delta) {
    var fresh = new Document("lot", literal(part.lot())).append("onHand", delta);
    if (part.expiresOn() != null) {
      fresh.append("expiresOn", literal(iso(part.expiresOn())));
    }
    return new Document(
        "$cond",
        List.of(
            new Document("$in", List.of(literal(part.lot()), "$lots.lot")),
            changed,
            new Document("$concatArrays", List.of(lots, List.of(fresh)))));
  }

  private static Document entry(MovementRequest request, List<LotQuantity> spread) {
    var entry =
        new Document("movement", literal(request.movement()))
            .append("material", literal(request.material()))
            .append("store", literal(request.store()))
            .append("kind", request.kind().name())
            .append("quantity", new Decimal128(request.quantity()))
            .append("lots", literal(spread.stream().map(StockUpdate::part).toList()))
            .append("onHandAfter", "$onHand")
            .append("number", "$moved")
            .append("by", literal(request.by()))
            .append("occurredAt", Date.from(request.now()));
    if (request.workOrder() != null) {
      entry.append("workOrder", literal(request.workOrder()));
    }
    return entry;
  }

  private static Document part(LotQuantity part) {
    var document =
        new Document("lot", part.lot()).append("quantity", new Decimal128(part.quantity()));
    if (part.expiresOn() != null) {
      document.append("expiresOn", iso(part.expiresOn()));
    }
    return document;
  }

  private static String iso(LocalDate date) {
    return date.toString();
  }

  private static Document literal(Object value) {
    return new Document("$literal", value);
  }
}
