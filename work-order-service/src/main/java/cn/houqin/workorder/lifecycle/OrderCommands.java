package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.Command;
import cn.houqin.workorder.order.Facts;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.TermsBook;
import cn.houqin.workorder.ticking.Orders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do to orders: each command is one decision on one order. */
@Component
class OrderCommands {

  private final Orders orders;
  private final TermsBook terms;

  OrderCommands(Orders orders, TermsBook terms) {
    this.orders = orders;
    this.terms = terms;
  }

  /**
   * What a command carries.
   *
   * @param reason why; needed where the order is refused, paused, declined, reopened or cancelled
   * @param rating 1..5 given at follow-up
   * @param toLine the line a wrongly filed order belongs to
   */
  record Input(@Nullable String reason, @Nullable Integer rating, @Nullable String toLine) {

    static final Input NONE = new Input(null, null, null);

    static Input because(String reason) {
      return new Input(reason, null, null);
    }
  }

  Outcome<WorkOrder> command(Call call, String line, String id, Command command, Input input) {
    return orders.change(call, line, id, current -> decide(call, current, command, input));
  }

  private Change<WorkOrder> decide(
      Call call, Stored<WorkOrder> current, Command command, Input input) {
    var order = current.body();
    order.after(command);
    if (command == Command.VERIFY) {
      refuseOwnWork(call, order);
    }
    if (command == Command.PAUSE) {
      refuseOtherReasons(call, order, input);
    }
    var fact = Facts.now(call, command, order.vendor(), input.reason(), input.rating());
    var event = Facts.event(command, current.id(), order.line(), fact, input.toLine());
    var next = order.after(command, fact).rated(input.rating());
    return Change.to(next).announcing(event).because(input.reason());
  }

  /** Verified by somebody else than the one who completed it. */
  private static void refuseOwnWork(Call call, WorkOrder order) {
    if (order
        .lastFact(OrderFact.Type.COMPLETED)
        .filter(fact -> fact.by().equals(call.caller().subject()))
        .isPresent()) {
      throw new Forbidden("verified-by-somebody-else");
    }
  }

  private void refuseOtherReasons(Call call, WorkOrder order, Input input) {
    if (order.assignments().isEmpty()) {
      return;
    }
    var held = order.assignments().getLast();
    var allowed =
        terms
            .line(call.hospital(), held.contract(), held.contractVersion(), order.line())
            .map(line -> line.pauseReasons())
            .orElse(List.of());
    if (!allowed.contains(input.reason())) {
      throw Invalid.field("/reason", "one-of", input.reason(), allowed);
    }
  }
}
