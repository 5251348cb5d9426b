package cn.houqin.inventory.stock;

import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The moving average as an expression that the store computes, to the same fen as {@code Cost}. */
final class CostUpdate {

  private CostUpdate() {}

  /** What a movement is worth, of the change that stands in {@code $m.change}. */
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
