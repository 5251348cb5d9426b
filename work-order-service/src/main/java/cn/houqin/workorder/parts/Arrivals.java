package cn.houqin.workorder.parts;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.job.Said;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import cn.houqin.workorder.transition.State;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What news of a part does to its order: the part stands where it says, an order paused for parts
 * goes on by itself once it has them all, one that has ended is charged.
 */
@Component
public class Arrivals {

  /** The pause reason under which an order waits for parts. */
  private static final String AWAITING_PARTS = "AWAITING_PARTS";

  private final Orders orders;
  private final Charging charging;

  Arrivals(Orders orders, Charging charging) {
    this.orders = orders;
    this.charging = charging;
  }

  /** An order that asked for parts and has them all does not wait for parts. */
  public static void refuseWaitingForNothing(WorkOrder order, @Nullable String reason) {
    var work = order.work();
    if (AWAITING_PARTS.equals(reason) && !work.parts().isEmpty() && !work.awaitsParts()) {
      throw new NoPartAwaited();
    }
  }

  void on(Call call, Stored<WorkOrder> order, Said said) {
    orders.change(call, order.body().line(), order.id(), current -> after(call, current, said));
  }

  private Change<WorkOrder> after(Call call, Stored<WorkOrder> current, Said said) {
    var before = current.body();
    var next = before.with(before.work().after(said));
    var goesOn =
        before.work().awaitsParts() && !next.work().awaitsParts() && isPausedForParts(before);
    return charging.charged(
        call.hospital(),
        current.id(),
        goesOn ? goingOn(call, current.id(), next) : Change.to(next),
        call.now());
  }

  private static boolean isPausedForParts(WorkOrder order) {
    return order.state() == State.PAUSED
        && order
            .lastFact(OrderFact.Type.PAUSED)
            .filter(fact -> AWAITING_PARTS.equals(fact.reason()))
            .isPresent();
  }

  private static Change<WorkOrder> goingOn(Call call, String id, WorkOrder order) {
    var fact = Facts.now(call, Command.RESUME, order.vendor(), "PARTS_RESERVED");
    var change =
        Change.to(order.after(Command.RESUME, fact))
            .announcing(Facts.event(Command.RESUME, id, order.line(), fact))
            .because("PARTS_RESERVED");
    return order.vendor() == null
        ? change
        : change.noting(
            new Notice(
                "vendor:" + order.vendor(), "notice.parts-ready", Map.of("order", order.number())));
  }
}
