package cn.houqin.workorder.clock;

import cn.houqin.workorder.clock.OrderClock.State;
import cn.houqin.workorder.clock.OrderClock.Warning;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All clocks of an order, of each vendor that had it: a pure function of its history. */
public final class OrderClocks {

  private final OrderHistory history;
  private final Instant asOf;
  private final List<Pause> pauses;

  private OrderClocks(OrderHistory history, Instant asOf) {
    this.history = history;
    this.asOf = asOf;
    this.pauses = history.pauses();
  }

  /**
   * @param asOf the instant of looking: a deadline before it has passed
   */
  public static List<OrderClock> of(OrderHistory history, Instant asOf) {
    var clocks = new OrderClocks(history, asOf);
    var all = new ArrayList<OrderClock>();
    for (var stint : Stint.of(history)) {
      all.addAll(clocks.of(stint));
    }
    return List.copyOf(all);
  }

  private List<OrderClock> of(Stint stint) {
    var clocks = new ArrayList<OrderClock>();
    var from = startOf(stint);
    var afterReopening = !stint.isFirst() && isReopenedAt(from);
    for (var kind : ClockKind.values()) {
      if (!afterReopening || kind == ClockKind.COMPLETE) {
        clock(stint, kind, kind + "#" + stint.number(), from).ifPresent(clocks::add);
      }
    }
    var reopenings = 0;
    for (var fact : history.facts()) {
      if (fact.type() == OrderFact.Type.REOPENED) {
        reopenings++;
        if (stint.contains(fact.at()) && !fact.at().isBefore(from)) {
          var cause = ClockKind.COMPLETE + "#" + stint.number() + ".R" + reopenings;
          clock(stint, ClockKind.COMPLETE, cause, fact.at()).ifPresent(clocks::add);
        }
      }
    }
    return clocks;
  }

  private Instant startOf(Stint stint) {
    return stint.isFirst() && !stint.assignment().terms().startsAtDispatch()
        ? history.requestedAt()
        : stint.assignment().dispatchedAt();
  }

  private boolean isReopenedAt(Instant at) {
    var reopened = false;
    for (var fact : history.facts()) {
      if (!fact.at().isAfter(at)) {
        reopened =
            switch (fact.type()) {
              case REOPENED -> true;
              case COMPLETED -> false;
              default -> reopened;
            };
      }
    }
    return reopened;
  }

  private Optional<OrderClock> clock(Stint stint, ClockKind kind, String cause, Instant from) {
    var segments = segments(stint.assignment(), kind, from);
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    var clock = new SlaClock(segments, pauses);
    var deadline = clock.deadline().orElse(null);
    var decision = decide(stint, kind, from, deadline);
    var warnings = decision.state() == State.RUNNING ? warnings(stint, clock) : List.<Warning>of();
    return Optional.of(
        new OrderClock(
            cause, kind, stint.assignment(), deadline, decision.state(), decision.at(), warnings));
  }

  private List<Segment> segments(Assignment assignment, ClockKind kind, Instant from) {
    var segments = new ArrayList<Segment>();
    for (var priority : history.priorities()) {
      var targets = assignment.terms().byPriority().get(priority.priority());
      var target = targets == null ? null : targets.targets().get(kind);
      if (kind == ClockKind.COMPLETE && history.fixedDue() != null && targets != null) {
        target = new Target.FixedInstant(history.fixedDue());
      }
      if (targets != null && target != null) {
        var begins = priority.from().isAfter(from) ? priority.from() : from;
        if (!priority.from().isAfter(from)) {
          segments.clear();
        }
        segments.add(new Segment(begins, targets.calendar(), target));
      }
    }
    return segments;
  }

  private static List<Warning> warnings(Stint stint, SlaClock clock) {
    var warnings = new ArrayList<Warning>();
    for (var percent : stint.assignment().terms().warningPercents()) {
      clock.warning(percent).ifPresent(at -> warnings.add(new Warning(percent, at)));
    }
    return warnings;
  }

  private record Decision(State state, @Nullable Instant at) {}

  private static final Decision NOTHING = new Decision(State.VOID, null);

  private Decision decide(Stint stint, ClockKind kind, Instant from, @Nullable Instant deadline) {
    var stop = stop(stint, kind, from);
    var broken = history.breakOff().map(OrderFact::at);
    if (stop.isPresent()) {
      return deadline != null && stop.get().isAfter(deadline)
          ? new Decision(State.BREACHED, deadline)
          : new Decision(State.MET, stop.get());
    }
    if (history.unknownStops()) {
      return NOTHING;
    }
    if (stint.endedAt() != null) {
      return ended(stint, kind, deadline, stint.endedAt());
    }
    if (broken.isPresent()) {
      return deadline != null && deadline.isBefore(broken.get())
          ? new Decision(State.BREACHED, deadline)
          : NOTHING;
    }
    return deadline != null && deadline.isBefore(asOf)
        ? new Decision(State.BREACHED, deadline)
        : new Decision(State.RUNNING, null);
  }

  /**
   * The vendor lost the order: RESPOND is breached by a decline, and by silence at its deadline.
   */
  private static Decision ended(
      Stint stint, ClockKind kind, @Nullable Instant deadline, Instant end) {
    if (deadline != null && deadline.isBefore(end)) {
      return new Decision(State.BREACHED, deadline);
    }
    if (kind != ClockKind.RESPOND) {
      return NOTHING;
    }
    if (stint.declined()) {
      return new Decision(State.BREACHED, end);
    }
    return deadline == null ? NOTHING : new Decision(State.BREACHED, deadline);
  }

  private Optional<Instant> stop(Stint stint, ClockKind kind, Instant from) {
    return history.facts().stream()
        .filter(fact -> kind.isStoppedBy(fact.type()))
        .map(OrderFact::at)
        .filter(at -> !at.isBefore(from) && stint.contains(at))
        .filter(at -> !at.isBefore(stint.assignment().dispatchedAt()))
        .findFirst();
  }
}
