package cn.houqin.platform.worktime;

import java.time.Duration;
import java.time.LocalDate;
import java.util.OptionalLong;

/** Counting in days that have windows. */
public final class WorkingDays {

  private static final long HORIZON = Duration.ofDays(1_000).toMillis();

  private final WorkCalendar calendar;

  public WorkingDays(WorkCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The end of the n-th working day after an instant. Day 0 is the first day, from the day before
   * the start on, that has windows and whose latest window end is after the start.
   *
   * @param n 0 or more
   * @return the latest window end of that day; empty if the calendar has no such day within 1,000
   *     days
   */
  public OptionalLong endOf(long start, int n) {
    return endOf(start, n, start + HORIZON);
  }

  /**
   * The same within a horizon.
   *
   * @return empty if that is after {@code latest}
   */
  public OptionalLong endOf(long start, int n, long latest) {
    var left = n;
    var found = false;
    var day = calendar.dayOf(start).minusDays(1);
    for (; calendar.startOf(day) <= latest; day = day.plusDays(1)) {
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
        return end.getAsLong() <= latest ? end : OptionalLong.empty();
      }
    }
    return OptionalLong.empty();
  }

  private OptionalLong latestEnd(LocalDate day) {
    return calendar.windowsOf(day).stream().mapToLong(Interval::to).max();
  }
}
