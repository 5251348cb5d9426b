package cn.houqin.inventory.order;

import cn.houqin.platform.problem.BrokenRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that the vendor announced.
 *
 * @param delivery its number within the order, from 1
 * @param note the vendor's own reference
 * @param receipt what was found; null before
 */
public record Delivery(
    int delivery,
    @Nullable String note,
    List<AnnouncedLine> lines,
    State state,
    String announcedBy,
    Instant announcedAt,
    @Nullable Receipt receipt) {

  /** Where a delivery stands. */
  public enum State {
    ANNOUNCED,
    WITHDRAWN,
    RECEIVED
  }

  /** So much of an order's line. */
  public record AnnouncedLine(int line, BigDecimal quantity) {}

  /** The delivery was received or withdrawn before (409). */
  static final class DeliveryNotAnnounced extends BrokenRule {
    DeliveryNotAnnounced(int delivery, State state) {
      super(409, "delivery-not-announced", delivery, state);
    }
  }

  Delivery withdrawn() {
    return in(State.WITHDRAWN, null);
  }

  Delivery received(Receipt found) {
    return in(State.RECEIVED, found);
  }

  private Delivery in(State next, @Nullable Receipt found) {
    if (state != State.ANNOUNCED) {
      throw new DeliveryNotAnnounced(delivery, state);
    }
    return new Delivery(delivery, note, lines, next, announcedBy, announcedAt, found);
  }

  /** With another state of what was accepted of a line in one lot. */
  Delivery with(int line, int part, UnaryOperator<Receipt.ReceivedLot> step) {
    return receipt == null ? this : with(receipt.with(line, part, step));
  }

  private Delivery with(Receipt other) {
    return new Delivery(delivery, note, lines, state, announcedBy, announcedAt, other);
  }

  /** Whether something that was accepted does not stand in stock yet. */
  public boolean awaitsPosting() {
    return receipt != null && receipt.hasAny(Receipt.Posting.DUE);
  }

  /** Stock refused some of it (409 if none). */
  Receipt mustBeRefusedByStock() {
    if (receipt == null || !receipt.hasAny(Receipt.Posting.REFUSED)) {
      throw new NothingToPost(delivery);
    }
    return receipt;
  }

  /** Stock refused nothing of the delivery (409). */
  static final class NothingToPost extends BrokenRule {
    NothingToPost(int delivery) {
      super(409, "nothing-to-post", delivery);
    }
  }

  /** What is announced of a line and not yet received. */
  BigDecimal underWay(int line) {
    return state == State.ANNOUNCED ? announced(line) : BigDecimal.ZERO;
  }

  BigDecimal announced(int line) {
    return lines.stream()
        .filter(one -> one.line() == line)
        .map(AnnouncedLine::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
