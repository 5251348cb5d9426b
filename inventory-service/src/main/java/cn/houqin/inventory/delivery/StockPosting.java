package cn.houqin.inventory.delivery;

import cn.houqin.inventory.arrival.Delivery;
import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.book.MovementRequest;
import cn.houqin.inventory.hospital.BusinessDays;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.inventory.purchasing.Unfinished;
import cn.houqin.inventory.stock.Stock;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.BrokenRule;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Posts accepted quantities to stock after the receipt was written down, and takes them out again
 * after it was reversed, under ids derived from it: cut off in between, it is done again and stands
 * in stock once.
 */
@Component
class StockPosting implements Unfinished {

  private static final Logger LOG = LoggerFactory.getLogger(StockPosting.class);
  private static final int AWAY = 500;

  private final Aggregates<PurchaseOrder> orders;
  private final Stock stock;
  private final BusinessDays days;
  private final Clock businessClock;

  StockPosting(
      Aggregates<PurchaseOrder> orders, Stock stock, BusinessDays days, Clock businessClock) {
    this.orders = orders;
    this.stock = stock;
    this.days = days;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isLeft(PurchaseOrder order) {
    return order.deliveries().stream().anyMatch(Delivery::awaitsPosting);
  }

  @Override
  public void finish(Stored<PurchaseOrder> order) {
    for (var accepted : Accepted.of(order)) {
      switch (accepted.lot().posting()) {
        case DUE ->
            done(order, accepted, tried(order, Posting.POSTED, () -> post(order, accepted)));
        case UNDOING ->
            done(order, accepted, tried(order, Posting.UNDONE, () -> undo(order, accepted)));
        case NOTHING, UNDONE, POSTED, REFUSED, NOT_UNDONE -> {}
      }
    }
  }

  private void post(Stored<PurchaseOrder> order, Accepted accepted) {
    var now = businessClock.instant();
    var movement = accepted.movement(days.of(order.hospital(), now), now);
    stock.move(order.hospital(), movement, accepted.lot().lot() != null);
  }

  private void undo(Stored<PurchaseOrder> order, Accepted accepted) {
    var now = businessClock.instant();
    var why = accepted.undone();
    stock.undo(
        order.hospital(),
        accepted.id(),
        mistake ->
            MovementRequest.reversal(mistake, why.by(), days.of(order.hospital(), now), now)
                .because(why.reason()));
  }

  private static Posting tried(Stored<PurchaseOrder> order, Posting done, Runnable step) {
    try {
      step.run();
      return done;
    } catch (BrokenRule refused) {
      if (refused.status() >= AWAY) {
        throw refused;
      }
      LOG.warn("Stock refuses a receipt of purchase order {}", order.id(), refused);
      return done == Posting.POSTED ? Posting.REFUSED : Posting.NOT_UNDONE;
    }
  }

  private void done(Stored<PurchaseOrder> order, Accepted accepted, Posting posting) {
    var call = Call.system(order.hospital(), "receipt-posted", businessClock.instant());
    var delivery = accepted.delivery().delivery();
    orders.change(
        call,
        order.id(),
        current -> {
          var next = current.body().posted(delivery, accepted.place(), posting);
          return posting == Posting.REFUSED || posting == Posting.NOT_UNDONE
              ? Change.to(next).noting(refused(order, delivery))
              : Change.to(next);
        });
  }

  private static Notice refused(Stored<PurchaseOrder> order, int delivery) {
    return new Notice(
        "role:PROCUREMENT",
        "notice.receipt-not-in-stock",
        Map.of(
            "purchaseOrder", order.id(),
            "number", order.body().head().number(),
            "delivery", Integer.toString(delivery)));
  }
}
