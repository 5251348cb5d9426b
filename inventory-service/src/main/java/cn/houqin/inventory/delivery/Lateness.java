package cn.houqin.inventory.delivery;

import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.inventory.purchasing.Unfinished;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells of what was not delivered by the end of the day agreed. */
@Component
class Lateness implements Unfinished {

  private final Aggregates<PurchaseOrder> orders;
  private final Deliveries deliveries;
  private final Clock businessClock;

  Lateness(Aggregates<PurchaseOrder> orders, Deliveries deliveries, Clock businessClock) {
    this.orders = orders;
    this.deliveries = deliveries;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isLeft(PurchaseOrder order) {
    return Deliveries.isLate(order, businessClock.instant());
  }

  @Override
  public void finish(Stored<PurchaseOrder> order) {
    var call = Call.system(order.hospital(), "purchase-order-late", businessClock.instant());
    orders.change(call, order.id(), current -> deliveries.late(call, current));
  }
}
