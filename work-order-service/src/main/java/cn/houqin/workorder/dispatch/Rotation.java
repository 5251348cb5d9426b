package cn.houqin.workorder.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is in a line. A turn is claimed for an order first, then the order is dispatched,
 * then the claim is settled.
 *
 * @param queue vendors, the one that has waited longest first
 * @param claims turns of orders of which it is not known yet whether they took them
 */
record Rotation(
    String line, List<String> queue, List<Claim> claims, @Nullable Instant nextTimerAt) {

  /** A vendor's turn, for an assignment (1, 2, ...) of an order. */
  record Claim(String order, int assignment, String vendor) {

    boolean isFor(String id, int number) {
      return order.equals(id) && assignment == number;
    }
  }

  /** What became of a claim. */
  enum Fate {
    TAKEN,
    NOT_TAKEN,
    OPEN
  }

  static Rotation of(String line) {
    return new Rotation(line, List.of(), List.of(), null);
  }

  Optional<Claim> claim(String order, int assignment) {
    return claims.stream().filter(claim -> claim.isFor(order, assignment)).findFirst();
  }

  /** The next of the covering vendors has its turn; an order that has claimed one keeps it. */
  Rotation claimed(String order, int assignment, List<String> covering, Instant lookAgain) {
    var present = claim(order, assignment);
    if (present.filter(claim -> covering.contains(claim.vendor())).isPresent()) {
      return this;
    }
    var waiting = new ArrayList<>(queue);
    covering.stream().filter(vendor -> !waiting.contains(vendor)).forEach(waiting::add);
    var next = waiting.stream().filter(covering::contains).findFirst().orElseThrow();
    waiting.remove(next);
    waiting.add(next);
    var all = new ArrayList<>(claims);
    present.ifPresent(all::remove);
    all.add(new Claim(order, assignment, next));
    return new Rotation(line, List.copyOf(waiting), List.copyOf(all), lookAgain);
  }

  /** A turn that was not taken is given back: the vendor is the first again. */
  Rotation settled(Function<Claim, Fate> fates, Instant lookAgain) {
    var waiting = new ArrayList<>(queue);
    var open = new ArrayList<Claim>();
    for (var claim : claims) {
      switch (fates.apply(claim)) {
        case TAKEN -> {}
        case NOT_TAKEN -> {
          waiting.remove(claim.vendor());
          waiting.addFirst(claim.vendor());
        }
        case OPEN -> open.add(claim);
      }
    }
    return new Rotation(
        line, List.copyOf(waiting), List.copyOf(open), open.isEmpty() ? null : lookAgain);
  }
}
