package cn.houqin.workorder.desk;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.workorder.correction.Correcting;
import cn.houqin.workorder.correction.Correction;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Corrections of orders, closed ones too: clocks and evidence follow from what is said now. */
@Component
class Corrections {

  private static final int MOST = 20;

  private final Orders orders;

  Corrections(Orders orders) {
    this.orders = orders;
  }

  Change<WorkOrder> proposed(Call call, Stored<WorkOrder> current, Correcting.Proposal proposal) {
    var order = current.body();
    var before = order.desk().corrections();
    refuseBareDates(order);
    if (before.size() >= MOST) {
      throw new BrokenRule(409, "corrected-too-often", order.number(), MOST);
    }
    var by = call.caller().subject();
    var correction =
        Correcting.proposed(order.facts(), before.size() + 1, proposal, by, call.now());
    order.life().retold(Correcting.applied(order.facts(), correction));
    var ids = Map.of("order", order.number(), "correction", Integer.toString(correction.number()));
    return Change.to(order.with(order.desk().with(correction)))
        .noting(
            new Notice("role:SUPERVISOR", "notice.correction-proposed", ids),
            new Notice("role:VENDOR_MANAGER", "notice.correction-proposed", ids))
        .because(proposal.reason());
  }

  /** Of bare dates it is unknown what lies between them. */
  private static void refuseBareDates(WorkOrder order) {
    var source = order.source();
    if (source != null && source.bareDates()) {
      throw new BrokenRule(409, "bare-dates-stay", order.number());
    }
  }

  static Change<WorkOrder> refused(Call call, WorkOrder order, int number, String reason) {
    var by = call.caller().subject();
    var refused = of(order, number).refused(by, call.now(), reason);
    return Change.to(order.with(order.desk().with(refused))).because(reason);
  }

  Outcome<WorkOrder> approve(Call call, String line, String id, int number) {
    var reason = of(orders.get(call.caller(), line, id).body(), number).reason();
    return orders.revise(call, line, id, reason, current -> approved(call, current, number));
  }

  private static Change<WorkOrder> approved(Call call, Stored<WorkOrder> current, int number) {
    var order = current.body();
    var by = call.caller().subject();
    var approved = of(order, number).approved(by, call.now());
    var life = order.life().retold(Correcting.applied(order.facts(), approved));
    var is = approved.is();
    return Change.to(order.with(order.desk().with(approved)).with(life))
        .announcing(
            new WorkOrderEvent.Corrected(
                current.id(),
                order.line(),
                number,
                approved.was().type().name(),
                approved.was().at(),
                is == null ? null : is.at(),
                approved.reason(),
                approved.proposedBy(),
                by,
                call.now(),
                call.now()))
        .noting(Told.vendors(order, "notice.order-corrected"))
        .because(approved.reason());
  }

  private static Correction of(WorkOrder order, int number) {
    return order.desk().corrections().stream()
        .filter(one -> one.number() == number)
        .findFirst()
        .orElseThrow(() -> new NotFound("correction", Integer.toString(number)));
  }
}
