package cn.houqin.inventory.purchasing;

import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.ceiling.CeilingExceeded;
import cn.houqin.inventory.order.Checking.Reason;
import cn.houqin.inventory.order.OrderStatus;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.notice.Notice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How a refused issue is announced; buyers are told where it was decided without them. */
final class Refusal {

  private Refusal() {}

  static Change<PurchaseOrder> of(
      Stored<PurchaseOrder> before, PurchaseOrder refused, Instant now) {
    var head = refused.head();
    var reasons = Objects.requireNonNull(refused.checking().check()).reasons();
    var change =
        Change.to(refused)
            .announcing(
                new PurchasingEvent.Refused(
                    before.id(), head.contract(), head.vendor(), texts(reasons), now));
    return before.body().status() == OrderStatus.PENDING_CHECK
        ? change.noting(
            new Notice(
                "role:PROCUREMENT",
                "notice.purchase-order-refused",
                Map.of("purchaseOrder", before.id(), "number", head.number())))
        : change;
  }

  /** The first line that goes beyond a ceiling. */
  static Reason reason(PurchaseOrder order, CeilingExceeded exceeded) {
    var line =
        order.lines().stream()
            .filter(one -> one.item().equals(exceeded.item()))
            .map(one -> one.line())
            .findFirst()
            .orElse(null);
    return new Reason("CEILING_EXCEEDED", line, exceeded.detail());
  }

  private static List<String> texts(List<Reason> reasons) {
    return reasons.stream().map(Reason::toString).toList();
  }
}
