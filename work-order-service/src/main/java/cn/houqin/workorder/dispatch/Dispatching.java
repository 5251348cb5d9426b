package cn.houqin.workorder.dispatch;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Command;
import cn.houqin.workorder.order.Facts;
import cn.houqin.workorder.order.Held;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.TermsBook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives orders to vendors. */
@Component
class Dispatching {

  private final TermsBook terms;

  Dispatching(TermsBook terms) {
    this.terms = terms;
  }

  /**
   * The order in the hands of a covering vendor, or in the uncovered queue.
   *
   * @param contract the contract to dispatch to; the main vendor's if null
   */
  Change<WorkOrder> dispatch(Call call, Stored<WorkOrder> current, @Nullable String contract) {
    var order = current.body();
    order.after(Command.DISPATCH);
    var place = new CoverageLookup.Place(order.line(), order.request().place().path());
    var covers = terms.live(call.hospital(), place, order.requestedAt());
    return choose(covers, contract)
        .map(cover -> assigned(call, current, cover))
        .orElseGet(() -> uncovered(call, current));
  }

  private static Optional<Cover> choose(List<Cover> covers, @Nullable String contract) {
    if (contract == null) {
      return covers.stream().findFirst();
    }
    var chosen = covers.stream().filter(cover -> cover.contract().equals(contract)).findFirst();
    if (chosen.isEmpty()) {
      throw Invalid.field("/contract", "covering-contract", contract);
    }
    return chosen;
  }

  private static Change<WorkOrder> uncovered(Call call, Stored<WorkOrder> current) {
    var order = current.body();
    return Change.to(order.waitingForCover())
        .announcing(
            new WorkOrderEvent.Uncovered(
                current.id(), order.line(), order.request().location(), call.now(), call.now()))
        .noting(new Notice("role:DISPATCHER", "notice.uncovered", Map.of("order", order.number())));
  }

  private static Change<WorkOrder> assigned(Call call, Stored<WorkOrder> current, Cover cover) {
    var order = current.body();
    var held =
        new Held(
            order.assignments().size() + 1,
            cover.contract(),
            cover.version(),
            cover.vendor(),
            call.now());
    var fact = Facts.now(call, Command.DISPATCH, held.vendor(), null, null);
    var event =
        new WorkOrderEvent.Dispatched(
            current.id(),
            order.line(),
            held.number(),
            held.contract(),
            held.contractVersion(),
            held.vendor(),
            call.caller().subject(),
            call.now(),
            call.now());
    return Change.to(order.after(Command.DISPATCH, fact).assigned(held))
        .announcing(event)
        .noting(
            new Notice(
                "vendor:" + held.vendor(), "notice.new-job", Map.of("order", order.number())));
  }
}
