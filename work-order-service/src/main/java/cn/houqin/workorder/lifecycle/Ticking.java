package cn.houqin.workorder.lifecycle;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.Assignment;
import cn.houqin.workorder.clock.OrderClock;
import cn.houqin.workorder.clock.OrderClocks;
import cn.houqin.workorder.clock.OrderEvidence;
import cn.houqin.workorder.clock.OrderHistory;
import cn.houqin.workorder.terms.TermsBook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets an order's clocks tick: raises what is due, gives evidence, sets the next point. */
@Component
public class Ticking {

  private final TermsBook terms;

  Ticking(TermsBook terms) {
    this.terms = terms;
  }

  /** The order's clocks at an instant. */
  public List<OrderClock> clocks(String hospital, WorkOrder order, Instant asOf) {
    return OrderClocks.of(history(hospital, order), asOf);
  }

  private OrderHistory history(String hospital, WorkOrder order) {
    var assignments = order.assignments().stream().map(held -> assignment(hospital, order, held));
    var imported = order.imported();
    return new OrderHistory(
        order.facts(),
        assignments.toList(),
        order.priority(),
        order.fixedDue(),
        imported != null && imported.bareDates());
  }

  private Assignment assignment(String hospital, WorkOrder order, WorkOrder.Held held) {
    var line =
        terms
            .line(hospital, held.contract(), held.contractVersion(), order.line())
            .orElseThrow(
                () ->
                    new cn.houqin.platform.problem.NotYetKnown(
                        "contract version", held.contract() + "@" + held.contractVersion()));
    return new Assignment(
        held.number(),
        held.contract(),
        held.contractVersion(),
        held.vendor(),
        held.dispatchedAt(),
        terms.terms(hospital, line, order.riskClass()));
  }

  /** The change that an order's new state makes, with everything due up to now. */
  Change<WorkOrder> settle(String hospital, String id, WorkOrder order, Instant now) {
    var zone = terms.zone(hospital);
    var history = history(hospital, order);
    var clocks = OrderClocks.of(history, now);
    var round = new Round(id, order, now);
    clocks.forEach(round::raise);
    OrderEvidence.of(history, clocks, order.rating(), zone).forEach(round::give);
    var due =
        clocks.stream()
            .filter(clock -> clock.state() == OrderClock.State.RUNNING)
            .map(OrderClock::deadline)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    var next = order.ticked(round.raised, round.marks, due, round.next);
    return Change.to(next).announcing(round.events).noting(round.notices.toArray(Notice[]::new));
  }

  /** Evidence ids begin with the order's id. */
  static String evidenceId(String id, String cause) {
    return id + "/" + cause;
  }

  /** The zone in which the hospital's months are counted. */
  public ZoneId zone(String hospital) {
    return terms.zone(hospital);
  }

  /** One look at an order's clocks. */
  private static final class Round {

    private final String id;
    private final WorkOrder order;
    private final Instant now;
    private final List<String> raised;
    private final Set<String> known;
    private final List<WorkOrder.Mark> marks;
    private final Set<String> given = new HashSet<>();
    private final List<WorkOrderEvent> events = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private @Nullable Instant next;

    Round(String id, WorkOrder order, Instant now) {
      this.id = id;
      this.order = order;
      this.now = now;
      this.raised = new ArrayList<>(order.raised());
      this.known = new HashSet<>(order.raised());
      this.marks = new ArrayList<>(order.evidence());
      order.evidence().forEach(mark -> given.add(mark.evidenceId()));
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

    private void warn(OrderClock clock, OrderClock.Warning warning) {
      var point = clock.cause() + "/" + warning.percent();
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

    private void breach(OrderClock clock, Instant deadline) {
      var point = clock.cause() + "/deadline";
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
      return order.imported() != null && !at.isAfter(order.imported().acceptedAt());
    }

    private void lookAt(Instant at) {
      if (next == null || at.isBefore(next)) {
        next = at;
      }
    }

    void give(OrderEvidence.Item item) {
      var evidenceId = evidenceId(id, item.cause());
      if (given.add(evidenceId)) {
        var month = item.month().toString();
        marks.add(
            new WorkOrder.Mark(evidenceId, item.assignment().contract(), order.line(), month));
        events.add(
            new WorkOrderEvent.EvidenceRecorded(
                id, order.line(), evidence(evidenceId, item, month), now));
      }
    }

    private Evidence evidence(String evidenceId, OrderEvidence.Item item, String month) {
      return new Evidence(
          evidenceId,
          item.indicator(),
          item.assignment().contract(),
          item.assignment().contractVersion(),
          order.line(),
          item.assignment().vendor(),
          month,
          Integer.toString(item.numerator()),
          Integer.toString(item.denominator()),
          item.datedAt(),
          "work-order",
          id,
          item.cause());
    }
  }
}
