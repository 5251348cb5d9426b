package cn.houqin.platform.worktime;

import java.time.LocalDate;
import java.util.OptionalLong;

/** Counting in days that have windows. */
public final class WorkingDays {

  private static final int HORIZON_DAYS = 1_000;

  private final WorkCalendar calendar;

  public WorkingDays(WorkCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The end of the n-th working day after an instant. Day 0 is the first day, from the day before
   * the start on, that has windows and whose latest window end is after the start.
   *
   * @param n 0 or more
   * @return the latest window end of that day; empty if the calendar has no such day
   */
  public OptionalLong endOf(long start, int n) {
    var left = n;
    var found = false;
    var day = calendar.dayOf(start).minusDays(1);
    for (var i = 0; i < HORIZON_DAYS; i++, day = day.plusDays(1)) {
      var end = latestEnd(day);
      if (end.isEmpty() || (!found && end.getAsLong() <= start)) {
        continue;
      }
      if (!found) {
        found = true;
      } else {
        left--;
      }
      if (left == 0) {
        return end;
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong latestEnd(LocalDate day) {
    return calendar.windowsOf(day).stream().mapToLong(Interval::to).max();
  }
}
