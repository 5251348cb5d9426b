package cn.houqin.workorder.dispatch;

import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dispatches orders as the desk wants it. */
@Component
class Desk {

  private final Orders orders;
  private final Dispatching dispatching;
  private final Candidates candidates;
  private final Rotations rotations;

  Desk(Orders orders, Dispatching dispatching, Candidates candidates, Rotations rotations) {
    this.orders = orders;
    this.dispatching = dispatching;
    this.candidates = candidates;
    this.rotations = rotations;
  }

  Outcome<WorkOrder> dispatch(Call call, String line, String id, DispatchForm form) {
    refuseContradictions(form);
    var found = seen(call, line, id);
    var mode = mode(call, found.body(), form);
    var turn = mode == Mode.ROTATE ? turn(call, found) : null;
    var wish = new Dispatching.Wish(mode, form.contract(), form.reason(), turn);
    try {
      return orders.change(call, line, id, current -> dispatching.dispatch(call, current, wish));
    } finally {
      if (turn != null) {
        rotations.settle(call, line);
      }
    }
  }

  /** Where it waits for cover that has come unnoticed, it has gone on by itself before. */
  private Stored<WorkOrder> seen(Call call, String line, String id) {
    var found = orders.get(call.caller(), line, id);
    var holding = found.body().holding();
    if (holding.uncovered() && !holding.isTakenCareOf()) {
      orders.look(Call.system(call.hospital(), "cover", call.now()), id);
    }
    return orders.get(call.caller(), line, id);
  }

  private static void refuseContradictions(DispatchForm form) {
    if (form.contract() != null && form.mode() != null && form.mode() != Mode.ASSIGN) {
      throw Invalid.field("/mode", "named-contract", form.mode());
    }
    if (OrderFact.VENDOR_SUSPENDED.equals(form.reason())) {
      throw Invalid.field("/reason", "reserved-reason", form.reason());
    }
  }

  /** The mode asked for, else that of the main vendor's contract. */
  private Mode mode(Call call, WorkOrder order, DispatchForm form) {
    if (form.mode() != null || form.contract() != null) {
      return form.mode() == null ? Mode.ASSIGN : form.mode();
    }
    return candidates.covering(call, order).stream().findFirst().map(Mode::of).orElse(Mode.ASSIGN);
  }

  /** Null where it cannot be dispatched anyway; the decision says why, or that it is a repeat. */
  private @Nullable String turn(Call call, Stored<WorkOrder> found) {
    var order = found.body();
    if (!Command.allowedIn(order.state()).contains(Command.DISPATCH) || Dispatching.isHeld(order)) {
      return null;
    }
    var vendors = dispatching.offers(call, order).stream().map(Offer::vendor).toList();
    return vendors.isEmpty() ? null : rotations.claim(call, found, vendors);
  }
}
