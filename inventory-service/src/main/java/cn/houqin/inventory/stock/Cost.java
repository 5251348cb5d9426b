package cn.houqin.inventory.stock;

import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Moving-average cost. The value on hand is whole fen. What comes in at a price adds quantity x
 * unit cost; what goes out, or comes in without a price, moves value x quantity / on hand, both
 * rounded HALF_UP to a fen, once per movement; the last to leave takes all that is left. So the
 * values of the movements always sum to the value on hand. With nothing on hand the last average
 * counts.
 */
public final class Cost {

  /** 100 billion yuan: below it the store's 34 digits are exact. */
  private static final BigDecimal MOST = BigDecimal.TEN.pow(13);

  private Cost() {}

  /** The value of a quantity at a unit cost in fen, itself with up to 6 decimals. */
  public static @Nullable Long at(@Nullable BigDecimal unitCostFen, BigDecimal quantity) {
    if (unitCostFen == null) {
      return null;
    }
    var value = unitCostFen.multiply(quantity).setScale(0, RoundingMode.HALF_UP);
    if (value.compareTo(MOST) > 0) {
      throw Invalid.field(
          "/unitCostFen", "value-at-most", unitCostFen.toPlainString(), MOST.toPlainString());
    }
    return value.longValueExact();
  }

  /** The value of a quantity at the moving average. */
  static long average(long pricedFen, BigDecimal pricedQuantity, BigDecimal quantity) {
    return pricedQuantity.signum() == 0
        ? 0
        : BigDecimal.valueOf(pricedFen)
            .multiply(quantity)
            .divide(pricedQuantity, 0, RoundingMode.HALF_UP)
            .longValueExact();
  }

  /** The same in the store, of the change that stands in {@code $m.change}. */
  static Object inStore(@Nullable Long valueFen) {
    var sign =
        new Document("$cond", List.of(new Document("$lt", List.of("$m.change", 0)), -1L, 1L));
    Object worth = valueFen == null ? averageInStore() : valueFen;
    var bounded =
        new Document(
            "$cond",
            List.of(
                new Document("$lt", List.of("$m.change", 0)),
                new Document("$min", List.of(worth, "$valueFen")),
                worth));
    var nothingLeft =
        new Document("$eq", List.of(new Document("$add", List.of("$onHand", "$m.change")), 0));
    return new Document(
        "$cond",
        List.of(
            nothingLeft,
            new Document("$multiply", List.of("$valueFen", -1L)),
            new Document("$toLong", new Document("$multiply", List.of(sign, bounded)))));
  }

  /**
   * HALF_UP as (2 v q + p - (2 v q + p) mod 2 p) / 2 p: exact, where rounding of the store is not.
   */
  private static Document averageInStore() {
    var twice = new Document("$multiply", List.of(2L, "$pricedQuantity"));
    var raised =
        new Document(
            "$add",
            List.of(
                new Document(
                    "$multiply", List.of(2L, "$pricedFen", new Document("$abs", "$m.change"))),
                "$pricedQuantity"));
    var whole =
        new Document(
            "$divide",
            List.of(
                new Document(
                    "$subtract", List.of(raised, new Document("$mod", List.of(raised, twice)))),
                twice));
    return new Document(
        "$cond",
        List.of(
            new Document("$eq", List.of("$pricedQuantity", 0)),
            0L,
            new Document("$toLong", whole)));
  }
}
