package cn.houqin.inventory.order;

import cn.houqin.platform.problem.BrokenRule;
import java.util.List;
import java.util.Map;

/** The order's status does not allow this command; the problem names those it allows (409). */
class PurchaseOrderNotInStatus extends BrokenRule {

  private final transient List<String> allowed;

  PurchaseOrderNotInStatus(OrderCommand command, OrderStatus status, List<String> allowed) {
    super(409, "purchase-order-not-in-status", command, status, allowed);
    this.allowed = allowed;
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowed", allowed);
  }
}
