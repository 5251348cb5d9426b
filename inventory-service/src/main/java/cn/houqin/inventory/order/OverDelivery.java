package cn.houqin.inventory.order;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** More than the ordered quantity and its tolerance, to the last decimal (409). */
class OverDelivery extends BrokenRule {

  private OverDelivery(List<FieldError> errors) {
    super(409, "over-delivery", errors);
  }

  /**
   * Accepted so far, under way and announced now together. Of a finished line nothing more comes:
   * what it left open counts under the ceiling no more.
   */
  static void refuseAnnounced(PurchaseOrder order, Delivery delivery) {
    var errors = new ArrayList<FieldError>();
    for (var i = 0; i < delivery.lines().size(); i++) {
      var announced = delivery.lines().get(i);
      var line = order.line(announced.line());
      var before =
          order.deliveries().stream()
              .map(one -> one.underWay(line.line()))
              .reduce(line.progress().accepted(), BigDecimal::add);
      var at = "/lines/%d/quantity".formatted(i);
      if (!line.isCancelled() && order.isFinished(line)) {
        errors.add(
            FieldError.of(at, "line-finished", announced.quantity().toPlainString(), line.line()));
      } else {
        check(errors, at, line, before, announced.quantity());
      }
    }
    refuse(errors);
  }

  /** Accepted so far and accepted now together. */
  static void refuseAccepted(PurchaseOrder order, Receipt receipt) {
    var errors = new ArrayList<FieldError>();
    for (var i = 0; i < receipt.lines().size(); i++) {
      var received = receipt.lines().get(i);
      var line = order.line(received.line());
      var before = line.progress().accepted();
      check(errors, "/lines/%d/accepted".formatted(i), line, before, received.accepted());
    }
    refuse(errors);
  }

  private static void check(
      List<FieldError> errors, String at, OrderLine line, BigDecimal before, BigDecimal more) {
    if (before.add(more).compareTo(line.upper()) <= 0) {
      return;
    }
    if (line.isCancelled()) {
      errors.add(FieldError.of(at, "line-cancelled", more.toPlainString(), line.line()));
    } else {
      errors.add(
          FieldError.of(
              at,
              "at-most-ordered",
              more.toPlainString(),
              line.upper().toPlainString(),
              before.toPlainString()));
    }
  }

  private static void refuse(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new OverDelivery(errors);
    }
  }
}
