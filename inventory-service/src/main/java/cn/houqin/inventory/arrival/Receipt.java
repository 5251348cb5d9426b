package cn.houqin.inventory.arrival;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What was found when a delivery was inspected.
 *
 * @param arrivedAt when it came, which decides whether it was on time
 * @param at when it was written down
 */
public record Receipt(String by, Instant arrivedAt, Instant at, List<ReceivedLine> lines) {

  /** Whether what was accepted stands in stock; of several lots, what is worst. */
  public enum Posting {
    /** Nothing was accepted. */
    NOTHING,
    /** The receipt was a mistake, and nothing of it is in stock. */
    UNDONE,
    POSTED,
    /** To be posted, by itself. */
    DUE,
    /** The receipt was a mistake: to be taken out again, by itself. */
    UNDOING,
    /** Stock refused it, for example another expiry date of the same lot; people must look. */
    REFUSED,
    /** The receipt was a mistake, and what it brought was given out; people must look. */
    NOT_UNDONE;

    /** What is to be done about it once the receipt was a mistake. */
    Posting undoing() {
      return switch (this) {
        case NOTHING -> NOTHING;
        case REFUSED, UNDONE -> UNDONE;
        case POSTED, DUE, UNDOING, NOT_UNDONE -> UNDOING;
      };
    }

    /** Tried again where stock refused. */
    Posting again() {
      return switch (this) {
        case REFUSED -> DUE;
        case NOT_UNDONE -> UNDOING;
        case NOTHING, UNDONE, POSTED, DUE, UNDOING -> this;
      };
    }
  }

  /** A line; accepted + rejected = delivered, and what was accepted came in these lots. */
  public record ReceivedLine(
      int line,
      BigDecimal delivered,
      BigDecimal accepted,
      BigDecimal rejected,
      @Nullable String rejectReason,
      List<ReceivedLot> lots,
      Posting posting) {

    public ReceivedLine {
      lots = lots == null ? List.of() : List.copyOf(lots);
      posting =
          lots.stream()
              .map(ReceivedLot::posting)
              .max(Comparator.naturalOrder())
              .orElse(Posting.NOTHING);
    }

    /** A line of which nothing stands in stock yet. */
    public ReceivedLine(
        int line,
        BigDecimal delivered,
        BigDecimal accepted,
        BigDecimal rejected,
        @Nullable String rejectReason,
        List<ReceivedLot> lots) {
      this(line, delivered, accepted, rejected, rejectReason, lots, Posting.NOTHING);
    }

    ReceivedLine with(UnaryOperator<ReceivedLot> step) {
      return new ReceivedLine(
          line, delivered, accepted, rejected, rejectReason, lots.stream().map(step).toList());
    }
  }

  /**
   * What of a line was accepted in one lot.
   *
   * @param part its number within the line, from 1
   * @param lot null where the material is not lot controlled
   */
  public record ReceivedLot(
      int part,
      @Nullable String lot,
      @Nullable LocalDate expiresOn,
      BigDecimal quantity,
      Posting posting) {

    public ReceivedLot in(Posting next) {
      return new ReceivedLot(part, lot, expiresOn, quantity, next);
    }
  }

  /**
   * What the package of a lot that stock refused really says.
   *
   * @param line of the order
   * @param part of the line
   */
  public record ReadAgain(int line, int part, @Nullable String lot, @Nullable LocalDate expiresOn) {

    static ReceivedLot of(int line, ReceivedLot was, List<ReadAgain> all) {
      var next = was.posting().again();
      return all.stream()
          .filter(one -> one.line == line && one.part == was.part())
          .findFirst()
          .map(one -> new ReceivedLot(one.part, one.lot, one.expiresOn, was.quantity(), next))
          .orElseGet(() -> was.in(next));
    }
  }

  public Optional<ReceivedLine> of(int line) {
    return lines.stream().filter(one -> one.line() == line).findFirst();
  }

  Receipt with(BiFunction<Integer, ReceivedLot, ReceivedLot> step) {
    return new Receipt(
        by,
        arrivedAt,
        at,
        lines.stream().map(one -> one.with(lot -> step.apply(one.line(), lot))).toList());
  }

  /** Whether some of it stands so. */
  boolean hasAny(Posting... postings) {
    return lines.stream()
        .flatMap(line -> line.lots().stream())
        .anyMatch(lot -> List.of(postings).contains(lot.posting()));
  }
}
