package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt;
import cn.houqin.inventory.order.OrderLine;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The purchase order behind a figure of evidence with its deliveries, as other services are shown
 * it: what was agreed and what came, without people and prices.
 */
record OrderBehind(
    String number,
    String contract,
    String vendor,
    LocalDate deliverBy,
    String status,
    List<Line> lines,
    List<Arrival> deliveries) {

  /** What was ordered. */
  record Line(
      int line, String item, String material, BigDecimal quantity, BigDecimal tolerancePercent) {

    static Line of(OrderLine line) {
      return new Line(
          line.line(), line.item(), line.material(), line.quantity(), line.tolerancePercent());
    }
  }

  /**
   * A delivery.
   *
   * @param arrivedAt null before it was received
   * @param found line by line; none before
   */
  record Arrival(
      int delivery,
      String state,
      List<Delivery.AnnouncedLine> announced,
      @Nullable Instant arrivedAt,
      List<Found> found) {

    static Arrival of(Delivery delivery) {
      var receipt = delivery.receipt();
      return new Arrival(
          delivery.delivery(),
          delivery.state().name(),
          delivery.lines(),
          receipt == null ? null : receipt.arrivedAt(),
          receipt == null ? List.of() : receipt.lines().stream().map(Found::of).toList());
    }
  }

  /** What was found of a line. */
  record Found(
      int line,
      BigDecimal delivered,
      BigDecimal accepted,
      BigDecimal rejected,
      @Nullable String rejectReason) {

    static Found of(Receipt.ReceivedLine line) {
      return new Found(
          line.line(), line.delivered(), line.accepted(), line.rejected(), line.rejectReason());
    }
  }

  static OrderBehind of(PurchaseOrder order) {
    return new OrderBehind(
        order.head().number(),
        order.head().contract(),
        order.head().vendor(),
        order.head().deliverBy(),
        order.status().name(),
        order.lines().stream().map(Line::of).toList(),
        order.deliveries().stream().map(Arrival::of).toList());
  }

  /** What other services ask. */
  @RestController
  static class InternalController {

    private final Aggregates<PurchaseOrder> orders;

    InternalController(Aggregates<PurchaseOrder> orders) {
      this.orders = orders;
    }

    @GetMapping("/internal/purchase-orders/{order}")
    @PreAuthorize("hasAuthority('SCOPE_internal.purchase-order')")
    OrderBehind behind(Caller caller, @PathVariable String order) {
      return of(
          orders
              .find(caller.hospital(), order)
              .orElseThrow(() -> new NotFound("purchase-order", order))
              .body());
    }
  }
}
