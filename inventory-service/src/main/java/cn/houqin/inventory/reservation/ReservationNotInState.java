package cn.houqin.inventory.reservation;

import cn.houqin.platform.problem.BrokenRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The reservation is in a state that does not allow this (409). */
class ReservationNotInState extends BrokenRule {

  private final List<String> allowed;

  ReservationNotInState(String command, Reservation.State state, Reservation.State... allowed) {
    super(409, "reservation-not-in-state", command, state);
    this.allowed = Arrays.stream(allowed).map(Enum::name).toList();
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("allowedStates", allowed);
  }
}
