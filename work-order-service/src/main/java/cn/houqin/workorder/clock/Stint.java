package cn.houqin.workorder.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which one vendor has the order: dispatched again to the same vendor, the clocks go
 * on.
 *
 * @param number 1, 2, ... of the order
 * @param endedAt when it was declined or went to another vendor; null while it lasts
 * @param declined whether the vendor declined
 */
record Stint(int number, Assignment assignment, @Nullable Instant endedAt, boolean declined) {

  static List<Stint> of(OrderHistory history) {
    var stints = new ArrayList<Stint>();
    for (var assignment : history.assignments()) {
      var last = stints.isEmpty() ? null : stints.getLast();
      if (last != null && last.endedAt() == null) {
        if (last.assignment().vendor().equals(assignment.vendor())) {
          continue;
        }
        stints.removeLast();
        stints.add(last.ended(assignment.dispatchedAt(), false));
      }
      var begun = new Stint(stints.size() + 1, assignment, null, false);
      stints.add(declineAfter(history, assignment).map(at -> begun.ended(at, true)).orElse(begun));
    }
    return stints;
  }

  private Stint ended(Instant at, boolean byDecline) {
    return new Stint(number, assignment, at, byDecline);
  }

  /** The decline that ended this assignment, before any later dispatch to another vendor. */
  private static Optional<Instant> declineAfter(OrderHistory history, Assignment assignment) {
    var later =
        history.assignments().stream()
            .filter(other -> other.number() > assignment.number())
            .filter(other -> !other.vendor().equals(assignment.vendor()))
            .map(Assignment::dispatchedAt)
            .findFirst();
    return history.facts().stream()
        .filter(fact -> fact.type() == OrderFact.Type.DECLINED)
        .map(OrderFact::at)
        .filter(at -> !at.isBefore(assignment.dispatchedAt()))
        .filter(at -> later.isEmpty() || !at.isAfter(later.get()))
        .findFirst();
  }

  boolean isFirst() {
    return number == 1;
  }

  /** Whether an instant lies in it; its end belongs to it. */
  boolean contains(Instant at) {
    return (isFirst() || !at.isBefore(assignment.dispatchedAt()))
        && (endedAt == null || !at.isAfter(endedAt));
  }
}
