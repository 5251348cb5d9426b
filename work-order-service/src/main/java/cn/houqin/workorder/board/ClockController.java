package cn.houqin.workorder.board;

import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.clock.OrderClock;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.ticking.Ticking;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** An order's clocks, and what it keeps of its life. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class ClockController {

  private final Orders orders;
  private final Ticking ticking;
  private final Clock businessClock;

  ClockController(Orders orders, Ticking ticking, Clock businessClock) {
    this.orders = orders;
    this.ticking = ticking;
    this.businessClock = businessClock;
  }

  /** A clock as it stands; nothing is decided while it runs. */
  record ClockView(
      String cause,
      String kind,
      String vendor,
      String contract,
      @Nullable Instant deadline,
      OrderClock.State state,
      @Nullable Instant decidedAt) {}

  @GetMapping("/clocks")
  @PreAuthorize(OrderController.READERS)
  List<ClockView> clocks(Caller caller, @PathVariable String line, @PathVariable String order) {
    var found = orders.get(caller, line, order);
    return ticking.clocks(caller.hospital(), found.body(), businessClock.instant()).stream()
        .filter(
            clock -> !caller.isVendorUser() || clock.assignment().vendor().equals(caller.vendor()))
        .map(
            clock ->
                new ClockView(
                    clock.cause(),
                    clock.kind().name(),
                    clock.assignment().vendor(),
                    clock.assignment().contract(),
                    clock.deadline(),
                    clock.state(),
                    clock.decidedAt()))
        .toList();
  }

  @GetMapping("/history")
  @PreAuthorize(OrderController.READERS)
  List<FactView> history(Caller caller, @PathVariable String line, @PathVariable String order) {
    return FactView.of(caller, orders.get(caller, line, order).body());
  }

  @GetMapping("/evidence")
  @PreAuthorize(OrderController.READERS)
  List<EvidenceView> evidence(
      Caller caller, @PathVariable String line, @PathVariable String order) {
    return EvidenceView.of(caller, orders.get(caller, line, order).body());
  }
}
