package cn.houqin.inventory.purchasing;

import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.order.Closable;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Closes what was received 60 days ago and nobody closed; the ceilings let go of its entries. */
@Component
class Closing implements Unfinished {

  private final Aggregates<PurchaseOrder> orders;
  private final Clock businessClock;

  Closing(Aggregates<PurchaseOrder> orders, Clock businessClock) {
    this.orders = orders;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isLeft(PurchaseOrder order) {
    return Closable.isDue(order, businessClock.instant());
  }

  @Override
  public void finish(Stored<PurchaseOrder> order) {
    var call = Call.system(order.hospital(), "purchase-order-closed", businessClock.instant());
    orders.change(
        call,
        order.id(),
        current ->
            Closable.isDue(current.body(), call.now())
                ? Change.to(current.body().closed(call.now()))
                    .announcing(
                        new PurchasingEvent.Closed(
                            order.id(),
                            current.body().head().contract(),
                            current.body().head().vendor(),
                            call.caller().subject(),
                            call.now()))
                    .because("NOBODY_CLOSED_IT")
                : Change.to(current.body()));
  }
}
