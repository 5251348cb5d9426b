package cn.houqin.kpi.scorecard.calendar;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which month of a contract the calendar closes next.
 *
 * @param next the first month it has not started yet; null until its contract was first looked at
 * @param nextTimerAt when it looks again: that month's cut-off, or at once when the contract
 *     changed; unset when no further month is in force
 */
record MonthCalendar(String contract, @Nullable YearMonth next, @Nullable Instant nextTimerAt) {

  /** The contract is new here, or changed: it is looked at next. */
  MonthCalendar looking(Instant now) {
    return new MonthCalendar(contract, next, now);
  }

  /** Months before {@code month} were started, or are never started by the calendar. */
  MonthCalendar waiting(@Nullable YearMonth month, @Nullable Instant until) {
    return new MonthCalendar(contract, month == null ? next : month, until);
  }
}
