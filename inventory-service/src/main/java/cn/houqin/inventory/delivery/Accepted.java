package cn.houqin.inventory.delivery;

import cn.houqin.inventory.order.Delivery;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.inventory.order.Receipt;
import cn.houqin.inventory.order.Receipt.ReceivedLine;
import cn.houqin.inventory.order.Receipt.ReceivedLot;
import cn.houqin.inventory.stock.MovementKind;
import cn.houqin.inventory.stock.MovementRequest;
import cn.houqin.platform.aggregate.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What was accepted of a line in one lot, as stock is to have it: under an id made of order,
 * delivery, line and lot, so that it stands there once.
 *
 * @param valueFen the lots of a line together are worth what the line is, to the fen
 */
record Accepted(
    Stored<PurchaseOrder> order,
    Delivery delivery,
    Receipt receipt,
    int line,
    ReceivedLot lot,
    long valueFen) {

  static List<Accepted> of(Stored<PurchaseOrder> order, Delivery delivery) {
    var all = new ArrayList<Accepted>();
    var receipt = delivery.receipt();
    if (receipt != null) {
      receipt.lines().forEach(line -> add(all, order, delivery, receipt, line));
    }
    return all;
  }

  private static void add(
      List<Accepted> all,
      Stored<PurchaseOrder> order,
      Delivery delivery,
      Receipt receipt,
      ReceivedLine line) {
    var ordered = order.body().line(line.line());
    var before = BigDecimal.ZERO;
    for (var lot : line.lots()) {
      var after = before.add(lot.quantity());
      var worth = ordered.valueFen(after) - ordered.valueFen(before);
      all.add(new Accepted(order, delivery, receipt, line.line(), lot, worth));
      before = after;
    }
  }

  private String id() {
    var ofLine = "%s~D%d~L%d".formatted(order.id(), delivery.delivery(), line);
    return lot.part() == 1 ? ofLine : ofLine + "~" + lot.part();
  }

  MovementRequest movement(LocalDate day, Instant now) {
    return new MovementRequest(
            id(),
            order.body().line(line).material(),
            order.body().head().store(),
            MovementKind.RECEIPT,
            lot.quantity(),
            lot.lot(),
            lot.expiresOn(),
            null,
            null,
            receipt.by(),
            day,
            now)
        .worth(valueFen)
        .of("purchase-order/" + order.id());
  }
}
