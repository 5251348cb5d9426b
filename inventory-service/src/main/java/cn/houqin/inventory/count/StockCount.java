package cn.houqin.inventory.count;

import cn.houqin.platform.problem.Forbidden;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stock-take of a store. While it is OPEN people count shelf by shelf without seeing the book;
 * movements go on. Each line keeps what the book said at the instant its shelf was counted, so that
 * later movements do not matter. Once SUBMITTED the differences are shown; somebody who did not
 * count APPROVES them, they are posted one by one and it is POSTED, or it is CANCELLED.
 *
 * @param nextTimerAt when to go on with posting, if it was cut off
 * @param counters who counts, as named when it was opened: they see no book from then on. Where
 *     none are named, only who may never read it counts
 * @param live until it is posted or cancelled; at most one of a store, as a second one would find
 *     the same differences and post them again
 */
record StockCount(
    String store,
    State state,
    List<Line> lines,
    String openedBy,
    Instant openedAt,
    @Nullable String approvedBy,
    @Nullable Instant approvedAt,
    @Nullable Instant nextTimerAt,
    @Nullable List<String> counters,
    boolean live) {

  StockCount {
    counters = counters == null ? List.of() : List.copyOf(counters);
    live =
        switch (state) {
          case OPEN, SUBMITTED, APPROVED -> true;
          case POSTED, CANCELLED -> false;
        };
  }

  static final int MOST_LINES = 2_000;

  /** How far it is. */
  enum State {
    OPEN,
    SUBMITTED,
    APPROVED,
    POSTED,
    CANCELLED
  }

  /**
   * What was found of a material, or of one lot of it.
   *
   * @param book what the ledger came to at {@code countedAt}
   * @param posted whether its difference stands in the ledger
   */
  record Line(
      String material,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      BigDecimal counted,
      BigDecimal book,
      String countedBy,
      Instant countedAt,
      boolean posted) {

    BigDecimal variance() {
      return counted.subtract(book);
    }

    boolean isOf(Line other) {
      return material.equals(other.material) && Objects.equals(lot, other.lot);
    }

    Line inLedger() {
      return new Line(material, lot, expiresOn, counted, book, countedBy, countedAt, true);
    }
  }

  static StockCount opened(String store, List<String> counters, String by, Instant now) {
    return new StockCount(store, State.OPEN, List.of(), by, now, null, null, null, counters, true);
  }

  /** Refuses a counter who was not named though others were, or who might have read the book. */
  StockCount mayBeCountedBy(String subject, boolean readsTheBook) {
    var named = Objects.requireNonNull(counters);
    if (named.isEmpty() ? readsTheBook : !named.contains(subject)) {
      throw new Forbidden("counter-not-named");
    }
    return this;
  }

  StockCount mustBe(String command, State needed) {
    if (state != needed) {
      throw new CountNotInState(command, state, needed);
    }
    return this;
  }

  /** A shelf was counted; counted again, the newer count holds. */
  StockCount with(Line line) {
    mustBe("count", State.OPEN);
    var others = new ArrayList<>(lines.stream().filter(one -> !one.isOf(line)).toList());
    others.add(line);
    if (others.size() > MOST_LINES) {
      throw Invalid.field("/material", "at-most-lines", others.size(), MOST_LINES);
    }
    return new StockCount(
        store, state, List.copyOf(others), openedBy, openedAt, null, null, null, counters, true);
  }

  StockCount submitted() {
    mustBe("submit", State.OPEN);
    if (lines.isEmpty()) {
      throw Invalid.field("/lines", "not-empty", null);
    }
    return in(State.SUBMITTED, null);
  }

  /** Back to counting: the differences were not believed. */
  StockCount returned() {
    mustBe("return", State.SUBMITTED);
    return in(State.OPEN, null);
  }

  StockCount cancelled() {
    if (state != State.OPEN) {
      mustBe("cancel", State.SUBMITTED);
    }
    return in(State.CANCELLED, null);
  }

  /** By somebody who neither opened nor counted it. */
  StockCount approved(String by, Instant now, Instant lookAgain) {
    mustBe("approve", State.SUBMITTED);
    if (by.equals(openedBy) || isCounter(by)) {
      throw new Forbidden("count-approved-by-another");
    }
    return new StockCount(
        store, State.APPROVED, lines, openedBy, openedAt, by, now, lookAgain, counters, true);
  }

  boolean isCounter(String subject) {
    return Objects.requireNonNull(counters).contains(subject)
        || lines.stream().anyMatch(line -> line.countedBy().equals(subject));
  }

  /**
   * Whether a person may see the book: nobody while it is open; before it is posted no counter, and
   * nobody who might still become one.
   *
   * @param onlyCounts whether counting is all that person may do with stock
   */
  boolean showsBookTo(String subject, boolean onlyCounts) {
    return switch (state) {
      case OPEN -> false;
      case SUBMITTED, APPROVED, CANCELLED -> !onlyCounts && !isCounter(subject);
      case POSTED -> true;
    };
  }

  /** With those lines in the ledger; POSTED once all are. */
  StockCount inLedger(List<Line> done, @Nullable Instant lookAgain) {
    var next =
        lines.stream()
            .map(line -> done.stream().anyMatch(line::isOf) ? line.inLedger() : line)
            .toList();
    var all = next.stream().allMatch(Line::posted);
    return new StockCount(
        store,
        all ? State.POSTED : State.APPROVED,
        next,
        openedBy,
        openedAt,
        approvedBy,
        approvedAt,
        all ? null : lookAgain,
        counters,
        live);
  }

  int variances() {
    return (int) lines.stream().filter(line -> line.variance().signum() != 0).count();
  }

  private StockCount in(State next, @Nullable Instant timer) {
    return new StockCount(
        store, next, lines, openedBy, openedAt, approvedBy, approvedAt, timer, counters, live);
  }
}
