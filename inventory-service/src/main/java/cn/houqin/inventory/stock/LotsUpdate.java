package cn.houqin.inventory.stock;

import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement.LotQuantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The lots of a balance after a movement, as expressions that the store computes. */
final class LotsUpdate {

  private LotsUpdate() {}

  /** Lots named by the movement changed, or added where they are new. */
  static Object after(Effect effect) {
    Object lots = "$lots";
    for (var part : effect.lots()) {
      lots = with(lots, part, onHand(effect, part), onHold(effect, part));
    }
    return lots;
  }

  private static Object onHand(Effect effect, LotQuantity part) {
    var change = effect.change();
    return change == null ? "$m.change" : signed(part.quantity(), change.signum());
  }

  private static Object onHold(Effect effect, LotQuantity part) {
    return signed(part.quantity(), effect.onHoldChange().signum());
  }

  private static Decimal128 signed(BigDecimal quantity, int sign) {
    return new Decimal128(quantity.multiply(BigDecimal.valueOf(sign)));
  }

  private static Document with(Object lots, LotQuantity part, Object onHand, Object onHold) {
    var moved =
        new Document("onHand", sum("$$this.onHand", onHand))
            .append("onHold", sum("$$this.onHold", onHold))
            .append(
                "available",
                difference(sum("$$this.onHand", onHand), sum("$$this.onHold", onHold)));
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
                            new Document("$mergeObjects", List.of("$$this", moved)),
                            "$$this"))));
    return new Document(
        "$cond",
        List.of(
            new Document("$in", List.of(literal(part.lot()), "$lots.lot")),
            changed,
            new Document("$concatArrays", List.of(lots, List.of(fresh(part, onHand, onHold))))));
  }

  private static Document fresh(LotQuantity part, Object onHand, Object onHold) {
    var fresh = new Document("lot", literal(part.lot()));
    if (part.expiresOn() != null) {
      fresh.append("expiresOn", literal(iso(part.expiresOn())));
    }
    return fresh
        .append("onHand", onHand)
        .append("onHold", onHold)
        .append("available", difference(onHand, onHold));
  }

  /** The movement's own list of lots. */
  static Object entries(Effect effect) {
    return effect.lots().stream().map(part -> entry(effect, part)).toList();
  }

  private static Document entry(Effect effect, LotQuantity part) {
    Object quantity =
        effect.change() == null
            ? new Document("$abs", "$m.change")
            : new Decimal128(part.quantity());
    var entry = new Document("lot", literal(part.lot())).append("quantity", quantity);
    if (part.expiresOn() != null) {
      entry.append("expiresOn", literal(iso(part.expiresOn())));
    }
    return entry;
  }

  private static Document sum(Object one, Object other) {
    return new Document("$add", List.of(one, other));
  }

  private static Document difference(Object one, Object other) {
    return new Document("$subtract", List.of(one, other));
  }

  static String iso(LocalDate date) {
    return date.toString();
  }

  static Document literal(Object value) {
    return new Document("$literal", value);
  }
}
