package cn.houqin.workorder.desk;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.desk.EditController.PriorityForm;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Ticking;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Changes priorities: a new segment of every running clock, in which time already worked is kept.
 */
@Component
class Repriorities {

  private final Ticking ticking;

  Repriorities(Ticking ticking) {
    this.ticking = ticking;
  }

  Change<WorkOrder> changed(Call call, Stored<WorkOrder> current, PriorityForm form) {
    var order = current.body();
    order.refuseWhenFinal();
    refuseUnknown(call, order, form.priority());
    if (form.priority().equals(order.priority())) {
      return Change.to(order);
    }
    var by = call.caller().subject();
    var at = order.noEarlier(call.now());
    var fact =
        new OrderFact(
            OrderFact.Type.REPRIORITISED,
            at,
            by,
            form.reason(),
            null,
            form.priority(),
            null,
            call.now());
    return Change.to(order.with(order.life().with(fact)))
        .announcing(
            new WorkOrderEvent.Reprioritised(
                current.id(),
                order.line(),
                order.priority(),
                form.priority(),
                form.reason(),
                by,
                at,
                call.now()))
        .noting(
            Told.vendors(order, "notice.order-reprioritised", Map.of("priority", form.priority())))
        .because(form.reason());
  }

  /** A vendor's clocks would end without a target under a priority its contract does not know. */
  private void refuseUnknown(Call call, WorkOrder order, String priority) {
    Request.requirePriority("/priority", priority);
    var known = ticking.priorities(call.hospital(), order);
    if (!known.isEmpty() && !known.contains(priority)) {
      throw Invalid.field("/priority", "one-of", priority, known);
    }
  }
}
