package cn.houqin.workorder.ticking;

import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.problem.NotYetKnown;
import cn.houqin.workorder.clock.Assignment;
import cn.houqin.workorder.clock.OrderClock;
import cn.houqin.workorder.clock.OrderClocks;
import cn.houqin.workorder.clock.OrderEvidence;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.clock.OrderHistory;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.terms.TermsBook;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Lets an order's clocks tick: raises what is due, gives evidence, sets the next point. */
@Component
public class Ticking {

  private final TermsBook terms;
  private final RepeatFaults repeatFaults;

  Ticking(TermsBook terms, RepeatFaults repeatFaults) {
    this.terms = terms;
    this.repeatFaults = repeatFaults;
  }

  /** The order's clocks at an instant. */
  public List<OrderClock> clocks(String hospital, WorkOrder order, Instant asOf) {
    return OrderClocks.of(history(hospital, order), asOf);
  }

  /** From when on the silence of those who have been asked moves the order on. */
  public Optional<Instant> silentFrom(String hospital, WorkOrder order) {
    return Waiting.isAsked(order)
        ? Waiting.silentFrom(order, history(hospital, asked(order)))
        : Optional.empty();
  }

  /** Where it is only offered: as if the first of those who are asked had it. */
  private static WorkOrder asked(WorkOrder order) {
    var offered = order.lastFact(OrderFact.Type.OFFERED);
    if (order.holding().offers().isEmpty() || offered.isEmpty()) {
      return order;
    }
    var first = order.holding().offers().getFirst();
    var at = offered.get().at();
    var number = order.assignments().size() + 1;
    var dispatched =
        new OrderFact(
            OrderFact.Type.DISPATCHED, at, "system", null, first.vendor(), null, null, at);
    return order
        .with(order.life().with(dispatched))
        .assigned(new Held(number, first.contract(), first.contractVersion(), first.vendor(), at));
  }

  private OrderHistory history(String hospital, WorkOrder order) {
    var assignments = order.assignments().stream().map(held -> assignment(hospital, order, held));
    var source = order.source();
    return new OrderHistory(
        order.facts(),
        assignments.toList(),
        order.request().priority(),
        source == null ? null : source.fixedDue(),
        source != null && source.bareDates());
  }

  private Assignment assignment(String hospital, WorkOrder order, Held held) {
    var line =
        terms
            .line(hospital, held.contract(), held.contractVersion(), order.line())
            .orElseThrow(
                () ->
                    new NotYetKnown(
                        "contract version", held.contract() + "@" + held.contractVersion()));
    return new Assignment(
        held.number(),
        held.contract(),
        held.contractVersion(),
        held.vendor(),
        held.dispatchedAt(),
        terms.terms(hospital, line, order.request().place().riskClass()));
  }

  /** The change that an order's new state makes, with everything due up to now. */
  public Change<WorkOrder> settle(String hospital, String id, WorkOrder order, Instant now) {
    var history = history(hospital, order);
    var clocks = OrderClocks.of(history, now);
    var round = new Round(id, order, now);
    evidence(hospital, order, history, clocks).forEach(round::give);
    look(hospital, order, history, round);
    return settled(order, clocks, round);
  }

  /**
   * The same where it is said differently what happened: evidence that follows no more from what is
   * said now is superseded or withdrawn. Whatever else was decided stays.
   */
  Change<WorkOrder> revise(
      Stored<WorkOrder> before, WorkOrder order, Instant now, Revision revision) {
    var hospital = before.hospital();
    var history = history(hospital, order);
    var clocks = OrderClocks.of(history, now);
    var round = new Round(before.id(), order, now);
    var said = history(hospital, before.body());
    var was = byCause(evidence(hospital, before.body(), said, OrderClocks.of(said, now)));
    var is = byCause(evidence(hospital, order, history, clocks));
    var causes = new LinkedHashSet<>(was.keySet());
    causes.addAll(is.keySet());
    causes.forEach(cause -> round.revise(was.get(cause), is.get(cause), revision));
    clocks.forEach(round::forget);
    look(hospital, order, history, round);
    return settled(order, clocks, round);
  }

  private static Map<String, OrderEvidence.Item> byCause(List<OrderEvidence.Item> items) {
    var byCause = new LinkedHashMap<String, OrderEvidence.Item>();
    items.forEach(item -> byCause.put(item.cause(), item));
    return byCause;
  }

  private List<OrderEvidence.Item> evidence(
      String hospital, WorkOrder order, OrderHistory history, List<OrderClock> clocks) {
    return OrderEvidence.of(history, clocks, order.life().rating(), terms.zone(hospital));
  }

  /** Priorities that its vendor's contract has targets for; empty while nobody has it. */
  public Set<String> priorities(String hospital, WorkOrder order) {
    return order.assignments().isEmpty()
        ? Set.of()
        : new TreeSet<>(
            assignment(hospital, order, order.assignments().getLast())
                .terms()
                .byPriority()
                .keySet());
  }

  private static Change<WorkOrder> settled(WorkOrder order, List<OrderClock> clocks, Round round) {
    clocks.forEach(round::raise);
    var due =
        clocks.stream()
            .filter(clock -> clock.state() == OrderClock.State.RUNNING)
            .map(OrderClock::deadline)
            .filter(Objects::nonNull)
            .min(Instant::compareTo)
            .orElse(null);
    var next = order.ticked(round.seen(), due, round.next()).with(round.desk());
    return Change.to(next).announcing(round.events()).noting(round.notices());
  }

  private void look(String hospital, WorkOrder order, OrderHistory history, Round round) {
    if (!history.unknownStops()) {
      OrderClocks.promise(history, round.now()).forEach(round::promise);
    }
    repeatFaults.look(hospital, order, history, round);
    wait(hospital, order, round);
  }

  private void wait(String hospital, WorkOrder order, Round round) {
    var since = order.holding().uncoveredSince();
    if (since != null) {
      round.lookAt(Waiting.nextLook(since, round.now(), terms.zone(hospital)));
    } else {
      silentFrom(hospital, order).ifPresent(round::lookAt);
    }
  }

  /** The zone in which the hospital's months are counted. */
  public ZoneId zone(String hospital) {
    return terms.zone(hospital);
  }
}
