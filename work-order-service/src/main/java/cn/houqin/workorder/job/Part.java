package cn.houqin.workorder.job;

import java.math.BigDecimal;

/**
 * A material that an order asked for, as inventory-service last said of it.
 *
 * @param request which request of the order it stands in
 * @param quantity asked for, in the material's unit
 * @param heard number of the announcement it stands on: an older one changes nothing
 * @param returned how much of what was given out came back
 * @param costFen what was given out, without what came back, costs
 */
public record Part(
    String request,
    String material,
    String store,
    BigDecimal quantity,
    State state,
    long heard,
    BigDecimal returned,
    long costFen) {

  /** Where a part stands. */
  public enum State {
    REQUESTED,
    RESERVED,
    SHORT,
    ISSUED,
    RETURNED,
    USED,
    RELEASED;

    /** Nothing more comes of it. */
    boolean isSettled() {
      return this == RETURNED || this == USED || this == RELEASED;
    }
  }

  /** A part newly asked for. */
  public static Part requested(String request, String material, String store, BigDecimal quantity) {
    return new Part(request, material, store, quantity, State.REQUESTED, 0, BigDecimal.ZERO, 0);
  }

  /** The store has not said yet that it is there for the order. */
  public boolean isAwaited() {
    return state == State.REQUESTED || state == State.SHORT;
  }

  public BigDecimal used() {
    return state == State.USED ? quantity.subtract(returned) : BigDecimal.ZERO;
  }

  boolean isOf(Said.Which which) {
    return which.equals(new Said.Which(request, material, store));
  }

  Part after(Said said) {
    if (said.number() <= heard) {
      return this;
    }
    return new Part(
        request,
        material,
        store,
        quantity,
        said.state(),
        said.number(),
        said.returned() == null ? returned : said.returned(),
        said.costFen() == null ? costFen : said.costFen());
  }
}
