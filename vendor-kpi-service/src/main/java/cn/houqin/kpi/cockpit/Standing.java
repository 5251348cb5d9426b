package cn.houqin.kpi.cockpit;

import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a goal is.
 *
 * @param why it is not known, or not judged
 * @param change against the baseline in percent, of a goal against a baseline
 * @param due what the path asks for by the period's end: a value, or a change in percent
 */
record Standing(
    Goal goal,
    Map<String, String> definition,
    State state,
    Measured.@Nullable Why why,
    Figure current,
    @Nullable Figure baseline,
    @Nullable BigDecimal change,
    @Nullable BigDecimal due) {

  private static final int DECIMALS = 2;

  /** Whether it is where its path asks for. */
  enum State {
    ON_PATH,
    BEHIND,
    UNKNOWN
  }

  /**
   * A figure over some months.
   *
   * @param value null where it is not known
   * @param of how many cards, vendors or settled months it is made of (or, of settlements, lacks)
   * @param entered whether somebody entered it, rather than its being computed
   */
  record Figure(
      String from, String to, Goal.Unit unit, @Nullable BigDecimal value, int of, boolean entered) {

    static Figure of(Goal goal, String from, String to, Measured measured) {
      var exact = measured.exact();
      var decimals = goal.unit() == Goal.Unit.FEN_PER_MONTH ? 0 : DECIMALS;
      return new Figure(
          from,
          to,
          goal.unit(),
          exact == null ? null : exact.rounded(decimals),
          measured.of(),
          false);
    }
  }

  /**
   * @param began what the baseline came to; null without one
   * @param due null before the programme begins
   */
  static Standing of(
      Programme.Target target,
      Figure current,
      Measured now,
      @Nullable Figure baseline,
      @Nullable Measured began,
      @Nullable BigDecimal due) {
    var goal = target.goal();
    var why = why(goal, now, began, due);
    var reached = goal.isRelative() ? change(now, began) : now.exact();
    var state =
        reached == null || due == null ? State.UNKNOWN : judged(goal, reached, Rational.of(due));
    return new Standing(
        goal,
        target.definition(),
        state,
        state == State.UNKNOWN ? why : null,
        current,
        baseline,
        goal.isRelative() && reached != null ? reached.rounded(DECIMALS) : null,
        due);
  }

  private static State judged(Goal goal, Rational reached, Rational due) {
    var compared = reached.compareTo(due);
    return (goal.isHigherBetter() ? compared >= 0 : compared <= 0) ? State.ON_PATH : State.BEHIND;
  }

  private static @Nullable Rational change(Measured now, @Nullable Measured began) {
    var exact = now.exact();
    var base = began == null ? null : began.exact();
    return exact == null || base == null || base.signum() == 0
        ? null
        : exact.minus(base).over(base).times(Rational.HUNDRED);
  }

  private static Measured.Why why(
      Goal goal, Measured now, @Nullable Measured began, @Nullable BigDecimal due) {
    if (now.why() != null) {
      return now.why();
    }
    if (goal.isRelative() && (began == null || change(now, began) == null)) {
      return began == null || began.why() == null ? Measured.Why.NO_BASELINE : began.why();
    }
    return Measured.Why.NOT_BEGUN;
  }
}
