package cn.houqin.workorder.dispatch;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at the orders that a vendor's or contract's new state may move: those that wait for cover,
 * those that it has, and those it is asked to take. State that was not worked through is delivered
 * again after a crash.
 */
@Component
class CoverWatch {

  private static final Logger LOG = LoggerFactory.getLogger(CoverWatch.class);
  private static final int AT_ONCE = 200;

  private final Aggregates<WorkOrder> stored;
  private final Orders orders;
  private final Clock businessClock;

  CoverWatch(Aggregates<WorkOrder> stored, Orders orders, Clock businessClock) {
    this.stored = stored;
    this.orders = orders;
    this.businessClock = businessClock;
  }

  /** Looks at what waits for cover. */
  void coverChanged(String hospital) {
    lookAt(hospital, Map.of("holding.uncovered", true));
  }

  /** Looks at what a vendor has, and at what it is asked to take. */
  void takenAway(String hospital, String vendor) {
    lookAt(hospital, Map.of("holding.vendor", vendor, "open", true));
    lookAt(hospital, Map.of("holding.offers.vendor", vendor, "open", true));
  }

  private void lookAt(String hospital, Map<String, Object> which) {
    @Nullable String after = null;
    do {
      var page =
          stored.list(
              Caller.system(hospital), new ListQuery(which, "requestedAt", AT_ONCE, after, null));
      page.items().forEach(order -> lookAt(hospital, order.id()));
      after = page.next();
    } while (after != null);
  }

  private void lookAt(String hospital, String id) {
    var call = Call.system(hospital, "cover", businessClock.instant());
    try {
      orders.look(call, id);
    } catch (BrokenRule waits) {
      LOG.warn("Order {} stays where it is: {}", id, waits.getMessage());
    }
  }
}
