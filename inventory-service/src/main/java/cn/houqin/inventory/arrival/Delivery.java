package cn.houqin.inventory.arrival;

import cn.houqin.inventory.arrival.Receipt.Posting;
import cn.houqin.inventory.arrival.Receipt.ReceivedLot;
import cn.houqin.platform.problem.BrokenRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that the vendor announced.
 *
 * @param delivery its number within the order, from 1
 * @param note the vendor's own reference
 * @param receipt what was found; null before
 * @param undone receipts that were a mistake, in order
 */
public record Delivery(
    int delivery,
    @Nullable String note,
    List<AnnouncedLine> lines,
    State state,
    String announcedBy,
    Instant announcedAt,
    @Nullable Receipt receipt,
    List<Undone> undone) {

  public Delivery {
    undone = undone == null ? List.of() : List.copyOf(undone);
  }

  /** Where a delivery stands. */
  public enum State {
    ANNOUNCED,
    WITHDRAWN,
    RECEIVED
  }

  /** So much of an order's line. */
  public record AnnouncedLine(int line, BigDecimal quantity) {}

  /** A receipt that was a mistake: who said so, and why. */
  public record Undone(Receipt receipt, String by, String reason, Instant at) {}

  /** One lot of one of its receipts, the undone ones first, counted from 1. */
  public record Place(int receipt, int line, int part) {}

  public static Delivery announced(
      int delivery, @Nullable String note, List<AnnouncedLine> lines, String by, Instant now) {
    return new Delivery(delivery, note, lines, State.ANNOUNCED, by, now, null, List.of());
  }

  public Delivery withdrawn() {
    mustBe(State.ANNOUNCED);
    return in(State.WITHDRAWN, null, undone);
  }

  public Delivery received(Receipt found) {
    mustBe(State.ANNOUNCED);
    if (undone.stream().anyMatch(one -> one.receipt.hasAny(Posting.UNDOING, Posting.NOT_UNDONE))) {
      throw new DeliveryRefused("receipt-not-undone", delivery);
    }
    return in(State.RECEIVED, found, undone);
  }

  /** What was found was a mistake: it is to be received again. */
  public Delivery reversed(String by, String reason, Instant now) {
    mustBe(State.RECEIVED);
    var mistake = mistake();
    if (mistake.hasAny(Posting.DUE)) {
      throw new DeliveryRefused("receipt-being-posted", delivery);
    }
    var all = new ArrayList<>(undone);
    all.add(new Undone(mistake.with((_, lot) -> lot.in(lot.posting().undoing())), by, reason, now));
    return in(State.ANNOUNCED, null, all);
  }

  /** The receipt as it stands; 409 without one. */
  public Receipt mistake() {
    mustBe(State.RECEIVED);
    return Objects.requireNonNull(receipt);
  }

  private void mustBe(State needed) {
    if (state != needed) {
      throw new DeliveryRefused(
          needed == State.ANNOUNCED ? "delivery-not-announced" : "delivery-not-received",
          delivery,
          state);
    }
  }

  /** The delivery is not so far, or further (409). */
  static final class DeliveryRefused extends BrokenRule {
    DeliveryRefused(String rule, Object... arguments) {
      super(409, rule, arguments);
    }

    @Override
    public int retryAfterSeconds() {
      return type().equals("receipt-being-posted") ? 1 : 0;
    }
  }

  private Delivery in(State next, @Nullable Receipt found, List<Undone> mistakes) {
    return new Delivery(
        delivery, note, lines, next, announcedBy, announcedAt, found, List.copyOf(mistakes));
  }

  /** All its receipts, the undone ones first. */
  public List<Receipt> receipts() {
    return Stream.concat(undone.stream().map(Undone::receipt), Stream.ofNullable(receipt)).toList();
  }

  /** With another state of what was accepted in one lot. */
  public Delivery with(Place place, UnaryOperator<ReceivedLot> step) {
    return with(
        (number, found) ->
            number != place.receipt
                ? found
                : found.with(
                    (line, lot) ->
                        line == place.line && lot.part() == place.part ? step.apply(lot) : lot));
  }

  /** What stock refused is tried again, in the lots as they were read again; 409 if none was. */
  public Delivery again(List<Receipt.ReadAgain> lots) {
    if (receipts().stream().noneMatch(one -> one.hasAny(Posting.REFUSED, Posting.NOT_UNDONE))) {
      throw new DeliveryRefused("nothing-to-post", delivery);
    }
    return with(
        (number, found) ->
            found.with(
                (line, lot) ->
                    Receipt.ReadAgain.of(line, lot, number > undone.size() ? lots : List.of())));
  }

  private Delivery with(BiFunction<Integer, Receipt, Receipt> step) {
    var mistakes = new ArrayList<Undone>();
    for (var one : undone) {
      var next = step.apply(mistakes.size() + 1, one.receipt);
      mistakes.add(new Undone(next, one.by, one.reason, one.at));
    }
    return in(state, receipt == null ? null : step.apply(undone.size() + 1, receipt), mistakes);
  }

  /** Whether stock does not stand yet as its receipts say. */
  public boolean awaitsPosting() {
    return receipts().stream().anyMatch(one -> one.hasAny(Posting.DUE, Posting.UNDOING));
  }

  /** What is announced of a line and not yet received. */
  public BigDecimal underWay(int line) {
    return state == State.ANNOUNCED ? announced(line) : BigDecimal.ZERO;
  }

  public BigDecimal announced(int line) {
    return lines.stream()
        .filter(one -> one.line() == line)
        .map(AnnouncedLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
