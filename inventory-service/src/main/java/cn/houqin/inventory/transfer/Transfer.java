package cn.houqin.inventory.transfer;

import cn.houqin.inventory.book.Movement.LotQuantity;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quantity of a material on its way from one store to another. It is REQUESTED, leaves the first
 * (IN_TRANSIT: in neither store, worth what it was worth there), and arrives in the second (DONE),
 * at once or when its arrival is confirmed. Whoever finds it cut off between two steps goes on;
 * each step has a movement of a fixed id, so that it happens once.
 *
 * @param confirmArrival whether it stays in transit until somebody says it arrived
 * @param arriving whether that was said
 * @param lots what left; empty before that or where not lot controlled
 * @param valueFen what it was worth when it left
 * @param nextTimerAt when to look whether it was cut off
 */
record Transfer(
    String material,
    String from,
    String to,
    BigDecimal quantity,
    @Nullable String lot,
    boolean confirmArrival,
    boolean arriving,
    State state,
    List<LotQuantity> lots,
    long valueFen,
    LocalDate occurredOn,
    String by,
    Instant requestedAt,
    @Nullable Instant sentAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant nextTimerAt) {

  /** How far it is. */
  enum State {
    REQUESTED,
    IN_TRANSIT,
    DONE,
    /** There was not enough to leave. */
    REFUSED
  }

  Transfer checked() {
    var errors = new ArrayList<FieldError>();
    if (from.equals(to)) {
      errors.add(FieldError.of("/to", "another-store", to));
    }
    if (quantity.signum() <= 0) {
      errors.add(FieldError.of("/quantity", "above-zero", quantity.toPlainString()));
    }
    if (!errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return this;
  }

  /** Whether the next step is due by itself. */
  boolean goesOn() {
    return switch (state) {
      case REQUESTED -> true;
      case IN_TRANSIT -> arriving || !confirmArrival;
      case DONE, REFUSED -> false;
    };
  }

  Transfer sent(List<LotQuantity> left, long worth, Instant now, Instant lookAgain) {
    return in(State.IN_TRANSIT, left, worth, now, null, confirmArrival ? null : lookAgain);
  }

  Transfer refused() {
    return in(State.REFUSED, lots, valueFen, null, null, null);
  }

  /** Said to have arrived; the other store takes it in next. */
  Transfer arriving(Instant lookAgain) {
    if (state == State.DONE) {
      return this;
    }
    if (state != State.IN_TRANSIT) {
      throw new TransferNotInTransit(state);
    }
    return new Transfer(
        material,
        from,
        to,
        quantity,
        lot,
        confirmArrival,
        true,
        state,
        lots,
        valueFen,
        occurredOn,
        by,
        requestedAt,
        sentAt,
        arrivedAt,
        lookAgain);
  }

  Transfer done(Instant now) {
    return in(State.DONE, lots, valueFen, sentAt, now, null);
  }

  private Transfer in(
      State next,
      List<LotQuantity> left,
      long worth,
      @Nullable Instant sent,
      @Nullable Instant arrived,
      @Nullable Instant timer) {
    return new Transfer(
        material,
        from,
        to,
        quantity,
        lot,
        confirmArrival,
        arriving,
        next,
        left,
        worth,
        occurredOn,
        by,
        requestedAt,
        sent,
        arrived,
        timer);
  }

  Transfer lookAgainAt(@Nullable Instant later) {
    return in(state, lots, valueFen, sentAt, arrivedAt, later);
  }
}
