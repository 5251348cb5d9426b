package cn.houqin.inventory.reservation;

import cn.houqin.events.inventory.StockEvent;
import java.math.BigDecimal;
import java.time.Instant;

/** What is announced of a reservation as it stands. */
record Told(String id, Reservation body, Instant now) {

  StockEvent reserved() {
    return new StockEvent.Reserved(
        id, body.workOrder(), body.request(), body.material(), body.store(), quantity(), now);
  }

  StockEvent missing(BigDecimal available) {
    return new StockEvent.Short(
        id,
        body.workOrder(),
        body.request(),
        body.material(),
        body.store(),
        quantity(),
        available.toPlainString(),
        now);
  }

  StockEvent issued() {
    return new StockEvent.Issued(
        id,
        body.workOrder(),
        body.request(),
        body.material(),
        body.store(),
        quantity(),
        now,
        body.given().costFen());
  }

  StockEvent returned(int number) {
    return new StockEvent.Returned(
        id,
        body.workOrder(),
        body.request(),
        body.material(),
        body.store(),
        body.returns().get(number - 1).quantity().toPlainString(),
        body.back().sum().toPlainString(),
        body.back().used().toPlainString(),
        body.back().usedFen(),
        now);
  }

  StockEvent used() {
    return new StockEvent.Used(
        id,
        body.workOrder(),
        body.request(),
        body.material(),
        body.store(),
        body.back().used().toPlainString(),
        body.back().usedFen(),
        now);
  }

  StockEvent released(String reason) {
    return new StockEvent.Released(
        id,
        body.workOrder(),
        body.request(),
        body.material(),
        body.store(),
        quantity(),
        reason,
        now);
  }

  private String quantity() {
    return body.quantity().toPlainString();
  }
}
