package cn.houqin.workorder.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an order, and in whose hands it was. Several facts may bear the same
 * instant: their order is that of the list.
 *
 * @param facts in order of time, the request first
 * @param assignments in order of time
 * @param priority at the request
 * @param fixedDue a due date from another system, which replaces the target of COMPLETE
 * @param unknownStops whether a stop that is not in the facts is unknown rather than missing (a
 *     history of bare dates): a clock without its stop then gives nothing
 */
public record OrderHistory(
    List<OrderFact> facts,
    List<Assignment> assignments,
    String priority,
    @Nullable Instant fixedDue,
    boolean unknownStops) {

  public OrderHistory {
    facts = List.copyOf(facts);
    assignments = List.copyOf(assignments);
    if (facts.isEmpty() || facts.getFirst().type() != OrderFact.Type.REQUESTED) {
      throw new IllegalArgumentException("A history begins with the request: " + facts);
    }
  }

  int size() {
    return facts.size();
  }

  Instant at(int index) {
    return facts.get(index).at();
  }

  OrderFact.Type type(int index) {
    return facts.get(index).type();
  }

  OptionalInt breakOff() {
    return IntStream.range(0, size()).filter(i -> type(i).isBreakOff()).findFirst();
  }

  /** The last fact of a type before an index. */
  OptionalInt last(OrderFact.Type type, int before) {
    return IntStream.range(0, before).filter(i -> type(i) == type).reduce((_, later) -> later);
  }

  /** Whether it was reopened before an index and not completed since. */
  boolean isReopenedBefore(int index) {
    var reopened = last(OrderFact.Type.REOPENED, index);
    return reopened.isPresent()
        && last(OrderFact.Type.COMPLETED, index).orElse(-1) < reopened.getAsInt();
  }

  /**
   * Assignments by the index of the fact they began with: their dispatch (of bare dates, whatever
   * its date), or, where there is none, the last fact that is not after it.
   */
  Map<Integer, Assignment> dispatches() {
    var dispatches = new HashMap<Integer, Assignment>();
    var unmatched = 0;
    for (var assignment : assignments) {
      var begin = dispatchOf(assignment, unmatched);
      if (begin.isPresent()) {
        unmatched = begin.getAsInt() + 1;
      }
      dispatches.put(begin.orElseGet(() -> lastUntil(assignment.dispatchedAt())), assignment);
    }
    return dispatches;
  }

  private OptionalInt dispatchOf(Assignment assignment, int from) {
    return IntStream.range(from, size())
        .filter(i -> type(i) == OrderFact.Type.DISPATCHED)
        .filter(i -> unknownStops || at(i).equals(assignment.dispatchedAt()))
        .filter(i -> isOf(facts.get(i).vendor(), assignment))
        .findFirst();
  }

  /** Whether a fact is a dispatch to somebody who has no contract. */
  boolean isUncoveredDispatch(int index) {
    return type(index) == OrderFact.Type.DISPATCHED && facts.get(index).vendor() != null;
  }

  private static boolean isOf(@Nullable String vendor, Assignment assignment) {
    return vendor == null || vendor.equals(assignment.vendor());
  }

  private int lastUntil(Instant at) {
    return IntStream.range(0, size()).filter(i -> !at(i).isAfter(at)).max().orElse(0);
  }

  /** Who had the order before an index; empty if nobody with a contract had. */
  Optional<Assignment> holderBefore(int index) {
    var dispatches = dispatches();
    @Nullable Assignment holder = null;
    for (var i = 0; i < index; i++) {
      if (dispatches.containsKey(i) || isUncoveredDispatch(i)) {
        holder = dispatches.get(i);
      }
    }
    return Optional.ofNullable(holder);
  }

  /** Pauses for one of the reasons that began before an index. */
  List<Pause> pauses(List<String> reasons, int before) {
    var pauses = new ArrayList<Pause>();
    @Nullable Instant since = null;
    for (var i = 0; i < size(); i++) {
      var fact = facts.get(i);
      if (fact.type() == OrderFact.Type.PAUSED && i < before) {
        since = reasons.contains(String.valueOf(fact.reason())) ? fact.at() : null;
      } else if (since != null && fact.type() == OrderFact.Type.RESUMED) {
        pauses.add(new Pause(since, fact.at()));
        since = null;
      }
    }
    if (since != null) {
      pauses.add(new Pause(since, null));
    }
    return pauses;
  }

  /** Priorities in order of time, the one at the request first. */
  List<PriorityFrom> priorities() {
    var priorities = new ArrayList<PriorityFrom>();
    priorities.add(new PriorityFrom(0, at(0), priority));
    for (var i = 0; i < size(); i++) {
      var changed = facts.get(i).priority();
      if (changed != null) {
        priorities.add(new PriorityFrom(i, at(i), changed));
      }
    }
    return priorities;
  }

  /** A priority and the fact since which it holds. */
  record PriorityFrom(int index, Instant from, String priority) {}
}
