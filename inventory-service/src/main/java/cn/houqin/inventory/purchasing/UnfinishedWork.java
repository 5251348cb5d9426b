package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.order.OrderStatus;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.background.Background;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import com.mongodb.MongoException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes up orders whose time has come, outside of any decision, because the work asks other
 * services and changes other documents. Checks run on a loop of their own: they may wait.
 */
@Component
class UnfinishedWork {

  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedWork.class);
  private static final int AT_ONCE = 200;
  private static final Duration REST = Duration.ofSeconds(30);

  private final Aggregates<PurchaseOrder> orders;
  private final List<Unfinished> kinds;
  private final Clock businessClock;

  UnfinishedWork(Aggregates<PurchaseOrder> orders, List<Unfinished> kinds, Clock businessClock) {
    this.orders = orders;
    this.kinds = kinds;
    this.businessClock = businessClock;
  }

  /** Everything that is due of orders that wait for a check, or of all others. */
  boolean round(boolean waitingForCheck) {
    orders.due(businessClock.instant(), AT_ONCE).stream()
        .filter(one -> (one.body().status() == OrderStatus.PENDING_CHECK) == waitingForCheck)
        .forEach(this::finish);
    return false;
  }

  private void finish(Stored<PurchaseOrder> order) {
    var left = kinds.stream().filter(kind -> kind.isLeft(order.body())).toList();
    try {
      left.forEach(kind -> kind.finish(order));
      if (left.isEmpty()) {
        again(order, null);
      }
    } catch (BrokenRule refused) {
      LOG.warn("Purchase order {} waits: {}", order.id(), refused.getMessage());
      again(order, businessClock.instant().plus(REST));
    } catch (MongoException | DataAccessException away) {
      throw away;
    } catch (RuntimeException failed) {
      LOG.error("Work on purchase order {} failed; the others go on", order.id(), failed);
      again(order, businessClock.instant().plus(REST));
    }
  }

  private void again(Stored<PurchaseOrder> order, @Nullable Instant at) {
    orders.change(
        Call.system(order.hospital(), "purchase-order-later", businessClock.instant()),
        order.id(),
        current ->
            Change.to(
                current.version() == order.version() || at != null
                    ? current.body().dueAt(at)
                    : current.body()));
  }

  /** The two loops. */
  @Configuration(proxyBeanMethods = false)
  static class Loops {

    private static final Duration OFTEN = Duration.ofMillis(200);

    @Bean
    Background purchaseOrderChecks(UnfinishedWork work) {
      return new Background("purchase-order-checks", OFTEN, () -> work.round(true));
    }

    @Bean
    Background purchaseOrderWork(UnfinishedWork work) {
      return new Background("purchase-order-work", OFTEN, () -> work.round(false));
    }
  }
}
