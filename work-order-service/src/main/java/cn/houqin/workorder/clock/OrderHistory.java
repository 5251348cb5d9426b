package cn.houqin.workorder.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an order, and in whose hands it was.
 *
 * @param facts in order of time
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

  Instant requestedAt() {
    return facts.getFirst().at();
  }

  Optional<OrderFact> breakOff() {
    return facts.stream().filter(fact -> fact.type().isBreakOff()).findFirst();
  }

  List<Pause> pauses() {
    var pauses = new ArrayList<Pause>();
    @Nullable Instant since = null;
    for (var fact : facts) {
      if (fact.type() == OrderFact.Type.PAUSED) {
        since = fact.at();
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
    priorities.add(new PriorityFrom(requestedAt(), priority));
    for (var fact : facts) {
      if (fact.priority() != null) {
        priorities.add(new PriorityFrom(fact.at(), fact.priority()));
      }
    }
    return priorities;
  }

  /** A priority and since when it holds. */
  record PriorityFrom(Instant from, String priority) {}
}
