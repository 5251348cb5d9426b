package cn.houqin.inventory.reservation;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A material that a work order asked for. It is RESERVED, or SHORT until enough is available, then
 * ISSUED; what was not used comes back (RETURNED). An order that ends frees it (RELEASED).
 *
 * @param request id of the order's request, which may ask for several materials
 * @param returned how much of what was issued came back
 */
record Reservation(
    String workOrder,
    String line,
    String request,
    String material,
    String store,
    BigDecimal quantity,
    State state,
    BigDecimal returned,
    Instant requestedAt,
    @Nullable Instant nextTimerAt) {

  /** Where a reservation stands. */
  enum State {
    RESERVED,
    SHORT,
    ISSUED,
    RETURNED,
    RELEASED
  }

  /** Id of the reservation of one material in a request. */
  static String idOf(String request, String material, String store) {
    return request + "~" + material + "~" + store;
  }

  /** Refuses a command that the present state does not allow. */
  Reservation mustBe(String command, State... allowed) {
    for (var state : allowed) {
      if (this.state == state) {
        return this;
      }
    }
    throw new ReservationNotInState(command, state, allowed);
  }

  /** In another state; a short one is asked again at {@code retryAt}. */
  Reservation in(State next, @Nullable Instant retryAt) {
    return new Reservation(
        workOrder, line, request, material, store, quantity, next, returned, requestedAt, retryAt);
  }

  Reservation withReturned(BigDecimal more) {
    return new Reservation(
        workOrder,
        line,
        request,
        material,
        store,
        quantity,
        State.RETURNED,
        returned.add(more),
        requestedAt,
        null);
  }
}
