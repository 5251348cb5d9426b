package cn.houqin.platform.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Public holidays as a year's notice lists them: days off, and weekend days worked in their stead
 * (调休).
 */
public final class PublicHolidays {

  private PublicHolidays() {}

  /**
   * A listed day.
   *
   * @param isOffDay true for a day off, false for a make-up workday
   */
  public record Day(LocalDate date, String name, boolean isOffDay) {}

  /**
   * A weekly calendar with the listed days; refuses a date listed both as off and as worked.
   *
   * @param makeUpDaysTake the weekday whose windows make-up days take: the lists do not say
   */
  public static WorkCalendar on(WorkCalendar base, List<Day> days, DayOfWeek makeUpDaysTake) {
    var holidays = new HashSet<LocalDate>();
    var makeUpDays = new HashMap<LocalDate, DayOfWeek>();
    for (var day : days) {
      if (day.isOffDay()) {
        holidays.add(day.date());
      } else {
        makeUpDays.put(day.date(), makeUpDaysTake);
      }
    }
    refuseContradictions(days, holidays, makeUpDays);
    return base.with(holidays, makeUpDays);
  }

  private static void refuseContradictions(
      List<Day> days, Set<LocalDate> holidays, Map<LocalDate, DayOfWeek> makeUpDays) {
    var faults = new ArrayList<BadCalendar.Fault>();
    for (var i = 0; i < days.size(); i++) {
      var date = days.get(i).date();
      if (holidays.contains(date) && makeUpDays.containsKey(date)) {
        faults.add(new BadCalendar.Fault("/days/" + i + "/date", "off-or-worked", date.toString()));
      }
    }
    if (!faults.isEmpty()) {
      throw new BadCalendar(faults);
    }
  }
}
