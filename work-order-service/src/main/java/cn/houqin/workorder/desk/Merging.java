package cn.houqin.workorder.desk;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Merges duplicates. The earlier request is kept, so that nobody's clocks begin anew; and because
 * only the later of two can be merged, two merges at once never cancel both.
 */
@Component
class Merging {

  static final String MERGED = "MERGED";

  private final Orders orders;

  Merging(Orders orders) {
    this.orders = orders;
  }

  Outcome<WorkOrder> merge(Call call, String line, String id, String into) {
    if (id.equals(into)) {
      throw Invalid.field("/into", "another-order", into);
    }
    return orders.change(
        call, line, id, current -> merged(call, current, orders.get(call.caller(), line, into)));
  }

  private static Change<WorkOrder> merged(
      Call call, Stored<WorkOrder> current, Stored<WorkOrder> kept) {
    var order = current.body();
    var link = new Link(Link.Kind.MERGED_INTO, order.line(), kept.id());
    if (order.desk().links().contains(link)) {
      return Change.to(order);
    }
    order.after(Command.CANCEL);
    kept.body().refuseWhenFinal();
    if (!isLater(current, kept)) {
      throw new BrokenRule(409, "earlier-request-is-kept", order.number(), kept.body().number());
    }
    var fact = Facts.now(call, Command.CANCEL, order.vendor(), MERGED);
    var next = order.after(Command.CANCEL, fact);
    return Change.to(next.with(next.desk().with(link)))
        .announcing(
            new WorkOrderEvent.Cancelled(
                current.id(),
                order.line(),
                MERGED,
                fact.by(),
                fact.at(),
                fact.recordedAt(),
                kept.id()))
        .noting(Told.vendors(order, "notice.order-merged", Map.of("into", kept.body().number())))
        .because(MERGED);
  }

  private static boolean isLater(Stored<WorkOrder> one, Stored<WorkOrder> other) {
    var apart = one.body().requestedAt().compareTo(other.body().requestedAt());
    return apart == 0 ? one.id().compareTo(other.id()) > 0 : apart > 0;
  }
}
