package cn.houqin.workorder.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an order becomes evidence, of whom, and in which month. */
public final class OrderEvidence {

  /** Cause and indicator of a repeated fault. */
  public static final String REPEAT_FAULT = "REPEAT_FAULT";

  private final OrderHistory history;
  private final ZoneId zone;
  private final List<Item> items = new ArrayList<>();

  private OrderEvidence(OrderHistory history, ZoneId zone) {
    this.history = history;
    this.zone = zone;
  }

  /**
   * One figure.
   *
   * @param cause unique within the order: RESPOND#1, FIRST_TIME_FIX, SATISFACTION#1
   * @param datedAt the instant that decided it
   * @param month of that instant, in the hospital's zone
   * @param assignment of the contract and vendor it counts for
   * @param givenBy who verified the work or asked for the rating; null where nobody judged
   */
  public record Item(
      String cause,
      String indicator,
      int numerator,
      int denominator,
      Instant datedAt,
      YearMonth month,
      Assignment assignment,
      @Nullable String givenBy) {

    private Item by(@Nullable String person) {
      return new Item(cause, indicator, numerator, denominator, datedAt, month, assignment, person);
    }
  }

  /**
   * @param rating 1..5 of an order whose follow-ups bear none themselves (history): that of the
   *     last one
   * @param zone the hospital's
   */
  public static List<Item> of(
      OrderHistory history, List<OrderClock> clocks, @Nullable Integer rating, ZoneId zone) {
    var evidence = new OrderEvidence(history, zone);
    clocks.stream().filter(OrderClock::isDecided).forEach(evidence::addClock);
    if (!history.unknownStops()) {
      evidence.addClosing();
      evidence.addRatings(rating);
    }
    return List.copyOf(evidence.items);
  }

  private Item item(String cause, String indicator, int numerator, Instant at, Assignment of) {
    var month = YearMonth.from(at.atZone(zone));
    return new Item(cause, indicator, numerator, 1, at, month, of, null);
  }

  private void addClock(OrderClock clock) {
    var met = clock.state() == OrderClock.State.MET ? 1 : 0;
    var at = Objects.requireNonNull(clock.decidedAt());
    items.add(item(clock.cause(), clock.kind().indicator(), met, at, clock.assignment()));
  }

  private void addClosing() {
    var closed = history.last(OrderFact.Type.CLOSED, history.size());
    if (closed.isPresent()) {
      var reopened = history.last(OrderFact.Type.REOPENED, closed.getAsInt()).isPresent();
      var verifier =
          history.last(OrderFact.Type.VERIFIED, closed.getAsInt()).stream()
              .mapToObj(verified -> history.facts().get(verified).by())
              .findFirst()
              .orElse(null);
      ofCompleter("FIRST_TIME_FIX", "FIRST_TIME_FIX", reopened ? 0 : 1, closed.getAsInt())
          .ifPresent(item -> items.add(item.by(verifier)));
    }
  }

  /**
   * The closing whose repetition counts, and of whom; empty while it is not closed, or where nobody
   * with a contract completed it.
   */
  public static Optional<Closing> closing(OrderHistory history) {
    var closed = history.last(OrderFact.Type.CLOSED, history.size());
    if (closed.isEmpty() || history.unknownStops()) {
      return Optional.empty();
    }
    var at = history.at(closed.getAsInt());
    return history.last(OrderFact.Type.COMPLETED, closed.getAsInt()).stream()
        .mapToObj(history::holderBefore)
        .flatMap(Optional::stream)
        .map(holder -> new Closing(at, holder))
        .findFirst();
  }

  /** When an order was closed, and the assignment of the vendor that completed it last. */
  public record Closing(Instant at, Assignment assignment) {

    /** How long an order of the same category and place counts as a repetition. */
    private static final Duration REPEATED_WITHIN = Duration.ofDays(14);

    /** The last instant at which a request repeats it. */
    public Instant repeatedUntil() {
      return at.plus(REPEATED_WITHIN);
    }

    /** Repeated by a request at that instant. */
    public Item repeated(Instant requestedAt, ZoneId zone) {
      return item(1, requestedAt, zone);
    }

    /** Not repeated in time. */
    public Item notRepeated(ZoneId zone) {
      return item(0, repeatedUntil(), zone);
    }

    private Item item(int numerator, Instant datedAt, ZoneId zone) {
      var month = YearMonth.from(datedAt.atZone(zone));
      return new Item(REPEAT_FAULT, REPEAT_FAULT, numerator, 1, datedAt, month, assignment, null);
    }
  }

  private void addRatings(@Nullable Integer ofTheOrder) {
    var ownRatings = history.facts().stream().anyMatch(fact -> fact.rating() != null);
    var last = history.last(OrderFact.Type.FOLLOWED_UP, history.size()).orElse(-1);
    var followUps = 0;
    for (var i = 0; i <= last; i++) {
      if (history.type(i) == OrderFact.Type.FOLLOWED_UP) {
        followUps++;
        var rating = ownRatings || i < last ? history.facts().get(i).rating() : ofTheOrder;
        if (rating != null) {
          var asking = history.facts().get(i).by();
          ofCompleter("SATISFACTION#" + followUps, "SATISFACTION", rating, i)
              .ifPresent(item -> items.add(item.by(asking)));
        }
      }
    }
  }

  /** Of the vendor that had completed it last by then. */
  private Optional<Item> ofCompleter(String cause, String indicator, int numerator, int index) {
    return history.last(OrderFact.Type.COMPLETED, index).stream()
        .mapToObj(history::holderBefore)
        .flatMap(Optional::stream)
        .map(holder -> item(cause, indicator, numerator, history.at(index), holder))
        .findFirst();
  }
}
