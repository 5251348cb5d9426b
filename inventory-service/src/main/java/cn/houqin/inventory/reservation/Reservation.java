package cn.houqin.inventory.reservation;

import cn.houqin.inventory.book.Movement.LotQuantity;
import cn.houqin.platform.problem.Invalid;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A material that a work order asked for. It is RESERVED, or SHORT until enough is available; being
 * given out it is ISSUING, then ISSUED. What was not used comes back; the rest is USED when the
 * order is closed or somebody says so, or all of it came back (RETURNED). An order that ends frees
 * what was not issued (RELEASED). What has to happen to stock is recorded here first: {@link
 * #nextTimerAt} is set until it is done, so that a crash leaves nothing half-done.
 *
 * @param request id of the order's request, which may ask for several materials
 * @param issue what was given out; null before
 * @param returns what came back, in order
 * @param release why it was let go of; null before, and where it never held anything
 */
record Reservation(
    String workOrder,
    String line,
    String request,
    String material,
    String store,
    BigDecimal quantity,
    State state,
    Instant requestedAt,
    @Nullable Issue issue,
    List<Back> returns,
    @Nullable Release release,
    @Nullable Instant nextTimerAt) {

  /**
   * How long after it was asked for a short one is looked at again: stock may have come just then.
   */
  static final Duration ASK_AGAIN = Duration.ofSeconds(30);

  /** How long a hold that was decided before the release may still be made. */
  static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Where a reservation stands. */
  enum State {
    RESERVED,
    SHORT,
    ISSUING,
    ISSUED,
    RETURNED,
    USED,
    RELEASED
  }

  /**
   * What was given out.
   *
   * @param costFen what it was worth: its share of the stock's value
   * @param lots it came from; empty where the material is not lot controlled
   */
  record Issue(String by, Instant at, long costFen, List<LotQuantity> lots) {

    static Issue asked(String by, Instant at) {
      return new Issue(by, at, 0, List.of());
    }
  }

  /**
   * What came back.
   *
   * @param costFen its share of what was given out
   * @param isMoved whether the store has it again
   */
  record Back(
      BigDecimal quantity,
      @Nullable String lot,
      String by,
      Instant at,
      long costFen,
      boolean isMoved) {

    Back moved(long cost) {
      return new Back(quantity, lot, by, at, cost, true);
    }
  }

  /**
   * Why it was let go of.
   *
   * @param isFree whether the store holds nothing for it any more
   */
  record Release(String reason, boolean isFree) {}

  Reservation {
    returns = List.copyOf(returns);
  }

  /** What is wanted, for which order. */
  record Wanted(
      String workOrder,
      String line,
      String request,
      String material,
      String store,
      BigDecimal quantity) {}

  /** Asked for, and nothing known yet. */
  static Reservation asked(Wanted wanted, Instant now) {
    return new Reservation(
        wanted.workOrder(),
        wanted.line(),
        wanted.request(),
        wanted.material(),
        wanted.store(),
        wanted.quantity(),
        State.SHORT,
        now,
        null,
        List.of(),
        null,
        null);
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

  /** In another state, with something left to do at {@code timer}. */
  Reservation in(State next, @Nullable Instant timer) {
    return with(next, issue, returns, timer);
  }

  /** What it holds is to be let go of. */
  Reservation releasing(String reason, Instant now) {
    return released(new Release(reason, false), now);
  }

  /** The store holds nothing for it; looked at again once no late hold can come any more. */
  Reservation freed(Release was, Instant now) {
    return released(new Release(was.reason(), true), now.plus(PATIENCE));
  }

  private Reservation released(Release next, Instant timer) {
    return new Reservation(
        workOrder,
        line,
        request,
        material,
        store,
        quantity,
        State.RELEASED,
        requestedAt,
        issue,
        returns,
        next,
        timer);
  }

  /** Not enough available; stock that comes wakes it. */
  Reservation stillShort(Instant now) {
    return in(State.SHORT, now.plus(ASK_AGAIN));
  }

  /** Nothing is left to do. */
  Reservation done() {
    return in(state, null);
  }

  private Reservation with(
      State next, @Nullable Issue given, List<Back> back, @Nullable Instant timer) {
    return new Reservation(
        workOrder,
        line,
        request,
        material,
        store,
        quantity,
        next,
        requestedAt,
        given,
        back,
        release,
        timer);
  }

  boolean isFree() {
    return state == State.RESERVED || state == State.SHORT;
  }

  /** To be given out. */
  Reservation issuing(String by, Instant now) {
    mustBe("issue", State.RESERVED);
    return with(State.ISSUING, Issue.asked(by, now), returns, now);
  }

  /** Given out, at that cost. */
  Reservation issued(long costFen, List<LotQuantity> lots) {
    var asked = given();
    return with(
        State.ISSUED, new Issue(asked.by(), asked.at(), costFen, List.copyOf(lots)), returns, null);
  }

  Issue given() {
    if (issue == null) {
      throw new IllegalStateException("Nothing was given out");
    }
    return issue;
  }

  /** How much came back. */
  BigDecimal returned() {
    return returns.stream().map(Back::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal used() {
    return quantity.subtract(returned());
  }

  /** What is used cost: what was given out without what came back. */
  long usedFen() {
    return given().costFen() - returns.stream().mapToLong(Back::costFen).sum();
  }

  /** Some of it comes back; the store is told next. */
  Reservation returning(BigDecimal back, @Nullable String lot, String by, Instant now) {
    mustBe("return", State.ISSUED);
    if (back.compareTo(used()) > 0) {
      throw Invalid.field(
          "/quantity", "at-most-issued", back.toPlainString(), used().toPlainString());
    }
    var all = new ArrayList<>(returns);
    all.add(new Back(back, lotOfIssue(lot), by, now, 0, false));
    return with(state, issue, all, now);
  }

  /** The lot it came from; needs to be named if there are several. */
  private @Nullable String lotOfIssue(@Nullable String named) {
    var lots = given().lots().stream().map(LotQuantity::lot).toList();
    if (named == null && lots.size() == 1) {
      return lots.getFirst();
    }
    if (lots.isEmpty() ? named != null : !lots.contains(named)) {
      throw Invalid.field("/lot", "lot-of-issue", named, lots);
    }
    return named;
  }

  /** The number, from 1, of the first return that the store does not have yet. */
  Optional<Integer> nextBack() {
    for (var i = 0; i < returns.size(); i++) {
      if (!returns.get(i).isMoved()) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  /**
   * What a return is worth: its share of what was given out, rounded half up over all returns up to
   * it, so that everything brought back is worth exactly what was given out.
   */
  long shareOf(int number) {
    return shareOfFirst(number) - shareOfFirst(number - 1);
  }

  private long shareOfFirst(int count) {
    var back =
        returns.stream().limit(count).map(Back::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    return BigDecimal.valueOf(given().costFen())
        .multiply(back)
        .divide(quantity, 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** The store has it again. */
  Reservation moved(int number, long costFen) {
    var all = new ArrayList<>(returns);
    all.set(number - 1, all.get(number - 1).moved(costFen));
    var isAll = used().signum() == 0 && all.stream().allMatch(Back::isMoved);
    return with(isAll ? State.RETURNED : state, issue, all, isAll ? null : nextTimerAt);
  }
}
