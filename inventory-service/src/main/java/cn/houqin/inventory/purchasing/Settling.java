package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.ceiling.Claims;
import cn.houqin.inventory.ceiling.LineStanding;
import cn.houqin.inventory.order.OrderLine;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Tells ceilings how an order's lines stand. That they are to be told is written in the order's own
 * update, as its events are, so cancelled quantity comes back however often this is cut off; unlike
 * them it does not wait for Kafka.
 */
@Component
class Settling implements Unfinished {

  private final Aggregates<PurchaseOrder> orders;
  private final Claims claims;
  private final Clock businessClock;

  Settling(Aggregates<PurchaseOrder> orders, Claims claims, Clock businessClock) {
    this.orders = orders;
    this.claims = claims;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isLeft(PurchaseOrder order) {
    return order.checking().unsettled();
  }

  @Override
  public void finish(Stored<PurchaseOrder> order) {
    order.body().lines().forEach(line -> tell(order, line));
    orders.change(
        Call.system(order.hospital(), "purchase-order-settled", businessClock.instant()),
        order.id(),
        current ->
            Change.to(
                current.version() == order.version() ? current.body().settled() : current.body()));
  }

  private void tell(Stored<PurchaseOrder> order, OrderLine line) {
    var contract = order.body().head().contract();
    var isFinal = order.body().status().isFinal();
    var counted = line.counted(order.body().isFinished(line));
    claims.tell(
        order.hospital(),
        contract,
        line.item(),
        order.id(),
        new LineStanding(line.line(), counted, isFinal, order.version()));
    claims.tell(
        order.hospital(),
        contract,
        null,
        order.id(),
        new LineStanding(
            line.line(), BigDecimal.valueOf(line.valueFen(counted)), isFinal, order.version()));
  }
}
