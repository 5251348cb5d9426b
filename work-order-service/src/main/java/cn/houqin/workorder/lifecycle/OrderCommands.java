package cn.houqin.workorder.lifecycle;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.coverage.Cover;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.terms.TermsBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do to orders: each command is one decision on one order. */
@Component
class OrderCommands {

  private final Aggregates<WorkOrder> orders;
  private final Ticking ticking;
  private final TermsBook terms;

  OrderCommands(Aggregates<WorkOrder> orders, Ticking ticking, TermsBook terms) {
    this.orders = orders;
    this.ticking = ticking;
    this.terms = terms;
  }

  /**
   * What a command carries.
   *
   * @param reason why; needed where the order is refused, paused, declined, reopened or cancelled
   * @param contract the contract to dispatch to; the main vendor's if null
   * @param rating 1..5 given at follow-up
   * @param toLine the line a wrongly filed order belongs to
   */
  record Input(
      @Nullable String reason,
      @Nullable String contract,
      @Nullable Integer rating,
      @Nullable String toLine) {

    static final Input NONE = new Input(null, null, null, null);

    static Input because(String reason) {
      return new Input(reason, null, null, null);
    }
  }

  /** The order of a line; another line's id is not found here. */
  Stored<WorkOrder> get(Caller caller, String line, String id) {
    var found = orders.get(caller, id);
    if (!found.body().line().equals(line)) {
      throw new NotFound("work-order", id);
    }
    return found;
  }

  Outcome<WorkOrder> command(Call call, String line, String id, Command command, Input input) {
    get(call.caller(), line, id);
    return orders.change(call, id, current -> afterWhatWasDue(call, current, command, input));
  }

  /** Raises what is due up to the command's time first, then does it, in one update. */
  private Change<WorkOrder> afterWhatWasDue(
      Call call, Stored<WorkOrder> current, Command command, Input input) {
    current.body().after(command);
    var due = pass(current, call);
    var raised = new Stored<>(current.hospital(), current.id(), current.version(), due.next());
    var change = decide(call, raised, command, input);
    var events = new ArrayList<cn.houqin.events.Event>(due.events());
    events.addAll(change.events());
    return new Change<>(change.next(), events, change.notices(), change.reason())
        .noting(due.notices().toArray(Notice[]::new));
  }

  /** Raises everything due up to now. */
  Change<WorkOrder> pass(Stored<WorkOrder> stored, Call call) {
    return ticking.settle(stored.hospital(), stored.id(), stored.body(), call.now());
  }

  private Change<WorkOrder> decide(
      Call call, Stored<WorkOrder> current, Command command, Input input) {
    var order = current.body();
    order.after(command);
    refuseOwnWork(call, order, command);
    if (command == Command.DISPATCH) {
      return dispatch(call, current, input);
    }
    if (command == Command.PAUSE) {
      refuseOtherReasons(call, order, input);
    }
    var next = order.after(command, fact(call, command, order.vendor(), input));
    if (command == Command.FOLLOW_UP) {
      next = next.rated(input.rating());
    }
    return settled(call, current.id(), next, event(call, current.id(), order, command, input))
        .because(input.reason());
  }

  private Change<WorkOrder> settled(Call call, String id, WorkOrder next, WorkOrderEvent event) {
    var change = ticking.settle(call.hospital(), id, next, call.now());
    var events = new ArrayList<cn.houqin.events.Event>();
    events.add(event);
    events.addAll(change.events());
    return new Change<>(change.next(), events, change.notices(), null);
  }

  /** Verified by somebody else than the one who completed it. */
  private static void refuseOwnWork(Call call, WorkOrder order, Command command) {
    if (command == Command.VERIFY
        && order
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

  private Change<WorkOrder> dispatch(Call call, Stored<WorkOrder> current, Input input) {
    var order = current.body();
    var place = new CoverageLookup.Place(order.line(), order.path());
    var covers = terms.live(call.hospital(), place, order.requestedAt());
    var cover = choose(covers, input.contract());
    if (cover.isEmpty()) {
      return Change.to(order.waitingForCover())
          .announcing(
              new WorkOrderEvent.Uncovered(
                  current.id(), order.line(), order.location(), call.now(), call.now()))
          .noting(
              new Notice("role:DISPATCHER", "notice.uncovered", Map.of("order", order.number())));
    }
    var held =
        new WorkOrder.Held(
            order.assignments().size() + 1,
            cover.get().contract(),
            cover.get().version(),
            cover.get().vendor(),
            call.now());
    var next =
        order
            .after(Command.DISPATCH, fact(call, Command.DISPATCH, held.vendor(), input))
            .assigned(held);
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
    return settled(call, current.id(), next, event)
        .noting(
            new Notice(
                "vendor:" + held.vendor(), "notice.new-job", Map.of("order", order.number())));
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

  private static OrderFact fact(Call call, Command command, @Nullable String vendor, Input input) {
    return new OrderFact(
        Facts.of(command),
        call.now(),
        call.caller().subject(),
        input.reason(),
        vendor,
        null,
        input.rating(),
        call.now());
  }

  private static WorkOrderEvent event(
      Call call, String id, WorkOrder order, Command command, Input input) {
    return Facts.event(
        command,
        new Facts.Told(
            id,
            order.line(),
            order.vendor(),
            call.caller().subject(),
            input.reason(),
            input.rating(),
            input.toLine(),
            call.now()));
  }
}
