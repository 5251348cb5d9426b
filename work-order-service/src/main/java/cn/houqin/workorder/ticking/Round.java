package cn.houqin.workorder.ticking;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderClock;
import cn.houqin.workorder.clock.OrderEvidence;
import cn.houqin.workorder.order.Desk;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.watch.Promised;
import cn.houqin.workorder.watch.Watch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One look at an order's clocks: what is to be raised, what becomes evidence, when to look again.
 */
final class Round {

  private static final String DEADLINE = "/deadline";

  private final String id;
  private final WorkOrder order;
  private final Instant now;
  private final List<String> raised;
  private final Set<String> known;
  private final Ledger ledger;
  private final List<WorkOrderEvent> events = new ArrayList<>();
  private final List<Notice> notices = new ArrayList<>();
  private final List<Promised> promise = new ArrayList<>();
  private Desk desk;
  private @Nullable Instant next;

  Round(String id, WorkOrder order, Instant now) {
    this.id = id;
    this.order = order;
    this.now = now;
    this.raised = new ArrayList<>(order.watch().raised());
    this.known = new HashSet<>(order.watch().raised());
    this.ledger = new Ledger(id, order, now);
    this.desk = order.desk();
  }

  Watch seen() {
    return new Watch(raised, ledger.entries(), promise);
  }

  /** What the desk knows of it now. */
  Desk desk() {
    return desk;
  }

  List<WorkOrderEvent> events() {
    return Stream.concat(events.stream(), ledger.events().stream()).toList();
  }

  Notice[] notices() {
    return notices.toArray(Notice[]::new);
  }

  /** When to look again; null if nothing is left to come. */
  @Nullable Instant next() {
    return next;
  }

  Instant now() {
    return now;
  }

  /** Whether evidence of that cause counts already. */
  boolean hasGiven(String cause) {
    return ledger.has(cause);
  }

  void raise(OrderClock clock) {
    var deadline = clock.deadline();
    if (clock.state() == OrderClock.State.BREACHED && deadline != null) {
      breach(clock, deadline);
    }
    if (clock.state() == OrderClock.State.RUNNING) {
      for (var warning : clock.warnings()) {
        warn(clock, warning);
      }
      if (deadline != null) {
        lookAt(deadline.plusMillis(1));
      }
    }
  }

  /** What the requester was promised, whoever has the order. */
  void promise(OrderClock clock) {
    var deadline = clock.deadline();
    promise.add(
        new Promised(clock.kind().name(), deadline, clock.state().name(), clock.decidedAt()));
    if (clock.state() == OrderClock.State.RUNNING && deadline != null) {
      lookAt(deadline.plusMillis(1));
    }
  }

  /** Said differently what happened, points that lie ahead again are raised again. */
  void forget(OrderClock clock) {
    if (clock.state() == OrderClock.State.RUNNING) {
      forget(clock.cause() + DEADLINE);
      clock.warnings().stream()
          .filter(warning -> warning.at().isAfter(now))
          .forEach(warning -> forget(point(clock, warning)));
    }
  }

  private void forget(String point) {
    known.remove(point);
    raised.remove(point);
  }

  private void warn(OrderClock clock, OrderClock.Warning warning) {
    var point = point(clock, warning);
    if (warning.at().isAfter(now)) {
      lookAt(warning.at());
    } else if (clock.deadline() != null && known.add(point)) {
      raised.add(point);
      if (!isSilent(warning.at())) {
        events.add(
            new WorkOrderEvent.ClockWarned(
                id,
                order.line(),
                clock.kind().name(),
                warning.percent(),
                clock.assignment().contract(),
                clock.assignment().vendor(),
                Objects.requireNonNull(clock.deadline()),
                warning.at(),
                now));
        notices.addAll(notices("notice.clock-warned", clock));
      }
    }
  }

  private static String point(OrderClock clock, OrderClock.Warning warning) {
    var segment = warning.segment() == 0 ? "" : "." + warning.segment();
    return clock.cause() + segment + "/" + warning.percent();
  }

  private void breach(OrderClock clock, Instant deadline) {
    var point = clock.cause() + DEADLINE;
    if (known.add(point)) {
      raised.add(point);
      if (!isSilent(deadline)) {
        events.add(
            new WorkOrderEvent.ClockBreached(
                id,
                order.line(),
                clock.kind().name(),
                clock.assignment().contract(),
                clock.assignment().vendor(),
                deadline,
                Objects.requireNonNull(clock.decidedAt()),
                now));
        notices.addAll(notices("notice.clock-breached", clock));
      }
    }
  }

  private List<Notice> notices(String key, OrderClock clock) {
    var ids = Map.of("order", order.number(), "line", order.line(), "clock", clock.kind().name());
    return Stream.of("role:DISPATCHER", "vendor:" + clock.assignment().vendor())
        .map(recipient -> new Notice(recipient, key, ids))
        .toList();
  }

  /** What was due before a historic order was accepted here is decided without a word. */
  private boolean isSilent(Instant at) {
    var source = order.source();
    return source != null && !at.isAfter(source.acceptedAt());
  }

  /** Looks again then at the latest. */
  void lookAt(Instant at) {
    if (next == null || at.isBefore(next)) {
      next = at;
    }
  }

  void give(OrderEvidence.Item item) {
    ledger.give(item);
  }

  /** Whether its fault came back: as which order, and what that says; nulls for not yet. */
  void repeated(@Nullable Link by, OrderEvidence.@Nullable Item item) {
    var ended = new Revision("system", RepeatFaults.REPETITION_ENDED);
    ledger.replace(OrderEvidence.REPEAT_FAULT, item, ended);
    desk = desk.linkedOnly(Link.Kind.REPEATED_BY, by);
  }

  void revise(
      OrderEvidence.@Nullable Item was, OrderEvidence.@Nullable Item is, Revision revision) {
    ledger.revise(was, is, revision);
  }
}
