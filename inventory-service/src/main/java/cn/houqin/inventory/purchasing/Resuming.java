package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.order.OrderStatus;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks again for orders that wait for contract-service. */
@Component
class Resuming implements Unfinished {

  private static final Logger LOG = LoggerFactory.getLogger(Resuming.class);

  private final Issuing issuing;
  private final Clock businessClock;

  Resuming(Issuing issuing, Clock businessClock) {
    this.issuing = issuing;
    this.businessClock = businessClock;
  }

  @Override
  public boolean isLeft(PurchaseOrder order) {
    return order.status() == OrderStatus.PENDING_CHECK;
  }

  @Override
  public void finish(Stored<PurchaseOrder> order) {
    var call = Call.system(order.hospital(), "purchase-order-resumed", businessClock.instant());
    var by = Objects.requireNonNull(order.body().checking().check()).by();
    try {
      issuing.check(call, order, by);
    } catch (CallOffRefused refused) {
      LOG.info("Purchase order {} is a draft again: {}", order.id(), refused.getMessage());
    } catch (Issuing.OrderChangedMeanwhile changed) {
      LOG.debug("Purchase order {} was changed while it was checked", order.id(), changed);
    }
  }
}
