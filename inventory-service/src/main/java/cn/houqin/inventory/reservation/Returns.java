package cn.houqin.inventory.reservation;

import cn.houqin.inventory.book.Movement.LotQuantity;
import cn.houqin.inventory.reservation.Reservation.Issue;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back of what was given out, in order: never more than that, and worth its share of it.
 *
 * @param quantity given out
 * @param issue null before
 */
record Returns(BigDecimal quantity, @Nullable Issue issue, List<Back> all) {

  /**
   * What came back.
   *
   * @param costFen its share of what was given out
   * @param isMoved whether the store has it again
   */
  record Back(
      BigDecimal quantity,
      @Nullable String lot,
      String by,
      Instant at,
      long costFen,
      boolean isMoved) {

    Back moved(long cost) {
      return new Back(quantity, lot, by, at, cost, true);
    }
  }

  private Issue given() {
    return Issue.required(issue);
  }

  /** How much came back. */
  BigDecimal sum() {
    return sumOfFirst(all.size());
  }

  private BigDecimal sumOfFirst(int count) {
    return all.stream().limit(count).map(Back::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How much did not. */
  BigDecimal used() {
    return quantity.subtract(sum());
  }

  /** What is used cost: what was given out without what came back. */
  long usedFen() {
    return given().costFen() - all.stream().mapToLong(Back::costFen).sum();
  }

  /** With some more, which the store does not have yet. */
  List<Back> and(BigDecimal some, @Nullable String lot, String by, Instant now) {
    if (some.compareTo(used()) > 0) {
      throw Invalid.field(
          "/quantity", "at-most-issued", some.toPlainString(), used().toPlainString());
    }
    var next = new ArrayList<>(all);
    next.add(new Back(some, lotOfIssue(lot), by, now, 0, false));
    return next;
  }

  /** The lot it came from; needs to be named if there are several. */
  private @Nullable String lotOfIssue(@Nullable String named) {
    var lots = given().lots().stream().map(LotQuantity::lot).toList();
    if (named == null && lots.size() == 1) {
      return lots.getFirst();
    }
    if (lots.isEmpty() ? named != null : !lots.contains(named)) {
      throw Invalid.field("/lot", "lot-of-issue", named, lots);
    }
    return named;
  }

  /** The number, from 1, of the first that the store does not have yet. */
  Optional<Integer> next() {
    for (var i = 0; i < all.size(); i++) {
      if (!all.get(i).isMoved()) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /**
   * What a return is worth: its share of what was given out, rounded half up over all returns up to
   * it, so that everything brought back is worth exactly what was given out.
   */
  long shareOf(int number) {
    return shareOfFirst(number) - shareOfFirst(number - 1);
  }

  private long shareOfFirst(int count) {
    return BigDecimal.valueOf(given().costFen())
        .multiply(sumOfFirst(count))
        .divide(quantity, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The store has one of them again. */
  Returns moved(int number, long costFen) {
    var next = new ArrayList<>(all);
    next.set(number - 1, next.get(number - 1).moved(costFen));
    return new Returns(quantity, issue, next);
  }

  /** Whether all of it is there again. */
  boolean isAll() {
    return used().signum() == 0 && all.stream().allMatch(Back::isMoved);
  }
}
