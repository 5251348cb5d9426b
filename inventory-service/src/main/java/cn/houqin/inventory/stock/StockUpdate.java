package cn.houqin.inventory.stock;

import static cn.houqin.inventory.stock.LotsUpdate.iso;

import cn.houqin.inventory.book.Effect;
import cn.houqin.inventory.book.Movement;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.book.StockItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * A movement as one conditional update: the filter is the business condition, the pipeline computes
 * the balance in the store itself, so that no writer loses to another that left enough.
 */
record StockUpdate(Document filter, List<Document> pipeline) {

  static StockUpdate of(
      String key, StockItem seen, MovementRequest request, Effect effect, Instant machineNow) {
    var held = request.kind() == MovementKind.ISSUE ? seen.hold(request.reservation()) : null;
    var heldQuantity =
        held == null ? BigDecimal.ZERO : held.map(StockItem.Hold::quantity).orElse(BigDecimal.ZERO);
    var conditions = conditions(request, effect, heldQuantity);
    if (held != null && request.reservation() != null) {
      var reservation = request.reservation();
      Object asSeen = held.isPresent() ? reservation : new Document("$ne", reservation);
      conditions.add(new Document("holds.reservation", asSeen));
    }
    if (seen.isBackDated(request.today())) {
      conditions.add(new Document("moved", seen.moved()));
    } else {
      conditions.add(notAfter("movedOn", request));
    }
    var filter =
        new Document("_id", key)
            .append("filedBatch", seen.filedBatch())
            .append("waiting.movement", new Document("$ne", request.movement()))
            .append("$and", conditions);
    return new StockUpdate(filter, MovementPipeline.of(request, effect, heldQuantity, machineNow));
  }

  private static List<Document> conditions(
      MovementRequest request, Effect effect, BigDecimal held) {
    var conditions = new ArrayList<Document>();
    conditions.add(notAfter("countedOn", request));
    if (effect.change() == null) {
      conditions.add(countLeavesWhatIsPromised(request, effect));
    }
    var needed = effect.leastAvailable().subtract(held);
    if (needed.signum() > 0) {
      conditions.add(atLeast("available", needed));
    }
    if (effect.onHoldChange().signum() < 0) {
      conditions.add(atLeast("onHold", effect.onHoldChange().negate()));
    }
    for (var part : effect.lots()) {
      if (effect.leastAvailable().signum() > 0) {
        conditions.add(lotHas(part, "available"));
      }
      if (effect.onHoldChange().signum() < 0) {
        conditions.add(lotHas(part, "onHold"));
      }
    }
    return conditions;
  }

  /** No movement is dated before a count; none but a re-decided one before others. */
  private static Document notAfter(String field, MovementRequest request) {
    return new Document(field, new Document("$not", new Document("$gt", iso(request.today()))));
  }

  private static Document countLeavesWhatIsPromised(MovementRequest request, Effect effect) {
    var change = MovementPipeline.countedLessBook(request, effect);
    Object lot =
        effect.lots().isEmpty()
            ? true
            : new Document(
                "$gte",
                List.of(
                    new Decimal128(request.quantity()),
                    MovementPipeline.lotSum(effect.lots().getFirst(), "onHold")));
    var whole =
        new Document("$gte", List.of(new Document("$add", List.of("$available", change)), 0));
    return new Document("$expr", new Document("$and", List.of(whole, lot)));
  }

  private static Document atLeast(String field, BigDecimal quantity) {
    return new Document(field, new Document("$gte", new Decimal128(quantity)));
  }

  private static Document lotHas(Movement.LotQuantity part, String field) {
    var wanted = atLeast(field, part.quantity()).append("lot", part.lot());
    return new Document("lots", new Document("$elemMatch", wanted));
  }
}
