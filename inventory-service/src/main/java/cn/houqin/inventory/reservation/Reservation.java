package cn.houqin.inventory.reservation;

import cn.houqin.inventory.book.Movement.LotQuantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    List<Returns.Back> returns,
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

    static Issue required(@Nullable Issue issue) {
      if (issue == null) {
        throw new IllegalStateException("Nothing was given out");
      }
      return issue;
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
      State next, @Nullable Issue given, List<Returns.Back> back, @Nullable Instant timer) {
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
    return Issue.required(issue);
  }

  /** What came back of it. */
  Returns back() {
    return new Returns(quantity, issue, returns);
  }

  /** Some of it comes back; the store is told next. */
  Reservation returning(BigDecimal some, @Nullable String lot, String by, Instant now) {
    mustBe("return", State.ISSUED);
    return with(state, issue, back().and(some, lot, by, now), now);
  }

  /** The store has it again. */
  Reservation moved(int number, long costFen) {
    var next = back().moved(number, costFen);
    return with(
        next.isAll() ? State.RETURNED : state,
        issue,
        next.all(),
        next.isAll() ? null : nextTimerAt);
  }
}
