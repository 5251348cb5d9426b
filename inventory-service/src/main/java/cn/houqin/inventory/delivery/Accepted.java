package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.arrival.Receipt.ReceivedLine;
import cn.houqin.inventory.arrival.Receipt.ReceivedLot;
import cn.houqin.inventory.book.MovementKind;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.order.PurchaseOrder;
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
    Delivery.Place place,
    ReceivedLot lot,
    long valueFen) {

  /** All that any receipt of the order accepted, undone ones included. */
  static List<Accepted> of(Stored<PurchaseOrder> order) {
    var all = new ArrayList<Accepted>();
    for (var delivery : order.body().deliveries()) {
      var number = 0;
      for (var receipt : delivery.receipts()) {
        number++;
        for (var line : receipt.lines()) {
          all.addAll(of(new Found(order, delivery, receipt, number), line));
        }
      }
    }
    return all;
  }

  private record Found(
      Stored<PurchaseOrder> order, Delivery delivery, Receipt receipt, int number) {}

  private static List<Accepted> of(Found found, ReceivedLine line) {
    var all = new ArrayList<Accepted>();
    var ordered = found.order.body().line(line.line());
    var before = BigDecimal.ZERO;
    for (var lot : line.lots()) {
      var after = before.add(lot.quantity());
      var worth = ordered.valueFen(after) - ordered.valueFen(before);
      var place = new Delivery.Place(found.number, line.line(), lot.part());
      all.add(new Accepted(found.order, found.delivery, found.receipt, place, lot, worth));
      before = after;
    }
    return all;
  }

  private static String unlessFirst(String mark, int number) {
    return number == 1 ? "" : mark + number;
  }

  String id() {
    return "%s~D%d%s~L%d%s"
        .formatted(
            order.id(),
            delivery.delivery(),
            unlessFirst("R", place.receipt()),
            place.line(),
            unlessFirst("~", place.part()));
  }

  MovementRequest movement(LocalDate day, Instant now) {
    return new MovementRequest(
            id(),
            order.body().line(place.line()).material(),
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

  /** Why and by whom it is taken out again. */
  Delivery.Undone undone() {
    return delivery.undone().get(place.receipt() - 1);
  }
}
