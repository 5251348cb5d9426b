package cn.houqin.inventory.stock;

import static cn.houqin.inventory.stock.LotsUpdate.iso;
import static cn.houqin.inventory.stock.LotsUpdate.literal;

import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;

/** What the store computes of a movement: the balance after it, and its entry for the ledger. */
final class MovementPipeline {

  private MovementPipeline() {}

  /** The counted quantity less what the balance, or its lot, says at that moment. */
  static Document countedLessBook(MovementRequest request, Effect effect) {
    Object book = effect.lots().isEmpty() ? "$onHand" : lotSum(effect.lots().getFirst(), "onHand");
    return new Document("$subtract", List.of(new Decimal128(request.quantity()), book));
  }

  static Document lotSum(Movement.LotQuantity part, String field) {
    var ofLot =
        new Document("input", "$lots")
            .append("cond", new Document("$eq", List.of("$$this.lot", literal(part.lot()))));
    return new Document(
        "$sum",
        new Document(
            "$map",
            new Document("input", new Document("$filter", ofLot)).append("in", "$$this." + field)));
  }

  static List<Document> of(
      MovementRequest request, Effect effect, BigDecimal held, Instant machineNow) {
    var change = effect.change();
    Object moved = change == null ? countedLessBook(request, effect) : new Decimal128(change);
    var day = iso(request.today());
    var balances =
        new Document("onHand", new Document("$add", List.of("$onHand", "$m.change")))
            .append("reserved", plus("$reserved", held.negate()))
            .append("onHold", plus("$onHold", effect.onHoldChange()))
            .append("valueFen", new Document("$add", List.of("$valueFen", "$m.value")))
            .append("lots", LotsUpdate.after(effect))
            .append("holds", without(request.reservation()))
            .append("moved", new Document("$add", List.of("$moved", 1L)))
            .append("movedOn", new Document("$max", List.of("$movedOn", day)));
    if (request.kind() == MovementKind.COUNT) {
      balances.append("countedOn", new Document("$max", List.of("$countedOn", day)));
    }
    return List.of(
        set("m.change", moved),
        set("m.value", CostUpdate.inStore(request.details().valueFen())),
        new Document("$set", balances),
        new Document("$set", consequences(request, effect, machineNow)),
        new Document("$unset", "m"));
  }

  private static Document consequences(MovementRequest request, Effect effect, Instant machineNow) {
    var priced = new Document("$gt", List.of("$onHand", 0));
    var committed = new Document("$add", List.of("$reserved", "$onHold"));
    return new Document("available", new Document("$subtract", List.of("$onHand", committed)))
        .append("pricedFen", new Document("$cond", List.of(priced, "$valueFen", "$pricedFen")))
        .append(
            "pricedQuantity", new Document("$cond", List.of(priced, "$onHand", "$pricedQuantity")))
        .append(
            "waiting",
            new Document("$concatArrays", List.of("$waiting", List.of(entry(request, effect)))))
        .append("waitingAt", new Document("$ifNull", List.of("$waitingAt", Date.from(machineNow))))
        .append("changedAt", Date.from(machineNow));
  }

  private static Document set(String field, Object value) {
    return new Document("$set", new Document(field, value));
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

  private static Document entry(MovementRequest request, Effect effect) {
    var details = request.details();
    var entry =
        new Document("movement", literal(request.movement()))
            .append("material", literal(request.material()))
            .append("store", literal(request.store()))
            .append("kind", request.kind().name())
            .append("quantity", new Decimal128(request.quantity()))
            .append("change", "$m.change")
            .append("onHoldChange", new Decimal128(effect.onHoldChange()))
            .append("valueFen", "$m.value")
            .append("lots", LotsUpdate.entries(effect))
            .append("onHandAfter", "$onHand")
            .append("number", "$moved")
            .append("by", literal(request.by()))
            .append("occurredOn", iso(request.today()))
            .append("occurredAt", Date.from(request.now()));
    putText(entry, "workOrder", request.workOrder());
    putText(entry, "reason", details.reason());
    putText(entry, "source", details.source());
    putText(entry, "digest", details.digest());
    return entry;
  }

  private static void putText(Document entry, String field, @Nullable String text) {
    if (text != null) {
      entry.append(field, literal(text));
    }
  }
}
