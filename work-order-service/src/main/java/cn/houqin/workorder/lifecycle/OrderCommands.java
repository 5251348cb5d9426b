package cn.houqin.workorder.lifecycle;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.dispatch.Assigning;
import cn.houqin.workorder.job.Supplies;
import cn.houqin.workorder.job.Tick;
import cn.houqin.workorder.order.Told;
import cn.houqin.workorder.order.WithAnotherVendor;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.parts.Arrivals;
import cn.houqin.workorder.parts.Charging;
import cn.houqin.workorder.terms.TermsBook;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do to orders: each command is one decision on one order. */
@Component
class OrderCommands {

  /** What a vendor that is offered an order can say to that. */
  private static final Set<Command> ANSWERS =
      Set.of(Command.ACKNOWLEDGE, Command.ARRIVE, Command.DECLINE);

  /** What requesters do too, with what they requested themselves. */
  private static final Set<Command> OF_THE_WARD =
      Set.of(Command.VERIFY, Command.REOPEN, Command.CANCEL);

  private final Orders orders;
  private final TermsBook terms;
  private final Charging charging;
  private final Completion completion;

  OrderCommands(Orders orders, TermsBook terms, Charging charging, Completion completion) {
    this.completion = completion;
    this.charging = charging;
    this.orders = orders;
    this.terms = terms;
  }

  /**
   * What a command carries.
   *
   * @param reason why; needed where the order is refused, paused, declined, reopened or cancelled
   * @param rating 1..5 given at follow-up
   * @param occurredAt when it happened, as declared; now if null
   * @param ticks what was answered to the checklist at completion
   * @param supplied what the vendor says to have brought, at completion; null if it says nothing
   */
  record Input(
      @Nullable String reason,
      @Nullable Integer rating,
      @Nullable Instant occurredAt,
      List<Tick> ticks,
      @Nullable List<Supplies.Item> supplied) {

    static final Input NONE = at(null);

    static Input at(@Nullable Instant occurredAt) {
      return new Input(null, null, occurredAt, List.of(), null);
    }

    static Input because(String reason) {
      return new Input(reason, null, null, List.of(), null);
    }
  }

  Outcome<WorkOrder> command(Call call, String line, String id, Command command, Input input) {
    var declared = input.occurredAt();
    return declared == null
        ? orders.change(call, line, id, current -> decide(call, current, command, input))
        : orders.changeAsOf(
            call, line, id, declared, current -> decide(call, current, command, input));
  }

  private Change<WorkOrder> decide(
      Call call, Stored<WorkOrder> current, Command command, Input input) {
    var order = current.body();
    order.after(command);
    if (!order.holding().offers().isEmpty() && ANSWERS.contains(command)) {
      return answered(call, current, command, input);
    }
    order.refuseOthers(call.caller());
    if (OF_THE_WARD.contains(command)) {
      order.refuseOtherRequesters(call.caller());
    }
    if (command == Command.VERIFY) {
      refuseOwnWork(call, order);
    }
    if (command == Command.PAUSE) {
      refuseOtherReasons(call, order, input);
    }
    var at = declaredTime(call, order).of(input.occurredAt(), order.facts());
    var fact = Facts.at(at, call, command, order.vendor(), input.reason()).rated(input.rating());
    var next = order.after(command, fact).rated(input.rating());
    if (command == Command.COMPLETE) {
      return completion.completed(call, current.id(), next, input);
    }
    var event = Facts.event(command, current.id(), order.line(), fact);
    var change =
        Change.to(next).announcing(event).noting(told(command, order)).because(input.reason());
    return charging.charged(call.hospital(), current.id(), change, call.now());
  }

  /** What the vendor cannot know by itself. */
  private static Notice[] told(Command command, WorkOrder order) {
    return switch (command) {
      case CANCEL -> Told.vendors(order, "notice.order-cancelled");
      case REOPEN -> Told.vendors(order, "notice.order-reopened");
      case ACCEPT,
          REJECT,
          DISPATCH,
          ACKNOWLEDGE,
          DECLINE,
          ARRIVE,
          PAUSE,
          RESUME,
          MAKE_SAFE,
          COMPLETE,
          VERIFY,
          FOLLOW_UP,
          CLOSE,
          TRANSFER ->
          new Notice[0];
    };
  }

  /** The first that acknowledges or arrives has it; one that declines is not asked any more. */
  private Change<WorkOrder> answered(
      Call call, Stored<WorkOrder> current, Command command, Input input) {
    var order = current.body();
    var vendor = call.caller().vendor();
    if (vendor == null || !order.holding().isOfferedTo(vendor)) {
      throw new WithAnotherVendor(order.number());
    }
    if (command != Command.DECLINE) {
      var taken = Assigning.taken(call, current, vendor);
      var mine = new Stored<>(current.hospital(), current.id(), current.version(), taken.next());
      var done = decide(call, mine, command, input);
      return Change.to(done.next())
          .announcing(taken.events())
          .announcing(done.events())
          .noting(taken.notices().toArray(Notice[]::new));
    }
    var fact = Facts.now(call, command, vendor, input.reason());
    var event = Facts.event(command, current.id(), order.line(), fact);
    var left = order.offerDeclined(vendor);
    var next =
        left.holding().offers().isEmpty()
            ? left.after(command, fact)
            : left.with(left.life().with(fact.as(OrderFact.Type.OFFER_DECLINED)));
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
    var allowed = terms(call, order).map(ContractEvent.LineTerms::pauseReasons).orElse(List.of());
    if (!allowed.contains(input.reason())) {
      throw Invalid.field("/reason", "one-of", input.reason(), allowed);
    }
    Arrivals.refuseWaitingForNothing(order, input.reason());
  }

  private DeclaredTime declaredTime(Call call, WorkOrder order) {
    var minutes =
        terms(call, order)
            .map(ContractEvent.LineTerms::declaredToleranceMinutes)
            .orElse(DeclaredTime.DEFAULT_MINUTES);
    return new DeclaredTime(call.now(), Duration.ofMinutes(minutes));
  }

  /** What the contract of the vendor that has it says; empty if nobody has. */
  private Optional<ContractEvent.LineTerms> terms(Call call, WorkOrder order) {
    if (order.assignments().isEmpty()) {
      return Optional.empty();
    }
    var held = order.assignments().getLast();
    return terms.line(call.hospital(), held.contract(), held.contractVersion(), order.line());
  }
}
