package cn.houqin.workorder.clock;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an order becomes evidence, of whom, and in which month. */
public final class OrderEvidence {

  private OrderEvidence() {}

  /**
   * One figure.
   *
   * @param cause unique within the order
   * @param datedAt the instant that decided it
   */
  public record Item(
      String cause,
      String indicator,
      int numerator,
      int denominator,
      Instant datedAt,
      YearMonth month,
      Assignment assignment) {}

  /**
   * @param rating 1..5 given at follow-up, or null
   */
  public static List<Item> of(
      OrderHistory history, List<OrderClock> clocks, @Nullable Integer rating, ZoneId zone) {
    var items = new ArrayList<Item>();
    for (var clock : clocks) {
      var decidedAt = clock.decidedAt();
      if (clock.isDecided() && decidedAt != null) {
        items.add(
            item(
                clock.cause(),
                clock.kind().indicator(),
                clock.state() == OrderClock.State.MET ? 1 : 0,
                decidedAt,
                zone,
                clock.assignment()));
      }
    }
    completedBy(history)
        .ifPresent(
            assignment -> {
              closing(history, zone, assignment).ifPresent(items::add);
              rating(history, rating, zone, assignment).ifPresent(items::add);
            });
    return List.copyOf(items);
  }

  private static Item item(
      String cause,
      String indicator,
      int numerator,
      Instant at,
      ZoneId zone,
      Assignment assignment) {
    return new Item(
        cause, indicator, numerator, 1, at, YearMonth.from(at.atZone(zone)), assignment);
  }

  private static Optional<Item> closing(OrderHistory history, ZoneId zone, Assignment assignment) {
    var reopened =
        history.facts().stream().anyMatch(fact -> fact.type() == OrderFact.Type.REOPENED);
    return history.unknownStops()
        ? Optional.empty()
        : last(history, OrderFact.Type.CLOSED)
            .map(
                at ->
                    item(
                        "FIRST_TIME_FIX",
                        "FIRST_TIME_FIX",
                        reopened ? 0 : 1,
                        at,
                        zone,
                        assignment));
  }

  private static Optional<Item> rating(
      OrderHistory history, @Nullable Integer rating, ZoneId zone, Assignment assignment) {
    return rating == null
        ? Optional.empty()
        : last(history, OrderFact.Type.FOLLOWED_UP)
            .map(at -> item("SATISFACTION", "SATISFACTION", rating, at, zone, assignment));
  }

  private static Optional<Instant> last(OrderHistory history, OrderFact.Type type) {
    return history.facts().stream()
        .filter(fact -> fact.type() == type)
        .map(OrderFact::at)
        .reduce((_, later) -> later);
  }

  /** The assignment in whose time it was completed last. */
  private static Optional<Assignment> completedBy(OrderHistory history) {
    return last(history, OrderFact.Type.COMPLETED)
        .flatMap(
            at ->
                history.assignments().stream()
                    .filter(assignment -> !assignment.dispatchedAt().isAfter(at))
                    .reduce((_, later) -> later));
  }
}
