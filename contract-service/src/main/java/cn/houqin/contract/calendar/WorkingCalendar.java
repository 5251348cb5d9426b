package cn.houqin.contract.calendar;

import cn.houqin.events.contract.WeekTerms;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.worktime.BadCalendar;
import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A working calendar that contracts may name. Dates not yet past may be added at any time. */
record WorkingCalendar(String calendar, String name, WeekTerms week) {

  WorkingCalendar checked() {
    if (!calendar.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw Invalid.field("/calendar", "code", calendar);
    }
    if (name.isBlank() || name.length() > 200) {
      throw Invalid.field("/name", "text", name, 1, 200);
    }
    read("/week", week);
    return this;
  }

  /** The calendar of the terms; refuses what does not hold together, every fault at once. */
  static WorkCalendar read(String pointer, WeekTerms week) {
    try {
      return CalendarText.read(week.zone(), week.weekly(), week.holidays(), week.makeUpDays());
    } catch (BadCalendar bad) {
      throw new Invalid(
          bad.faults().stream()
              .map(fault -> FieldError.of(pointer + fault.pointer(), fault.rule(), fault.value()))
              .toList());
    }
  }

  /** With more days; days that are past stay as they were. */
  WorkingCalendar adding(List<String> holidays, Map<String, String> makeUpDays, LocalDate today) {
    read("", new WeekTerms(week.zone(), week.weekly(), holidays, makeUpDays));
    var past = new ArrayList<FieldError>();
    Stream.concat(holidays.stream(), makeUpDays.keySet().stream())
        .filter(date -> LocalDate.parse(date).isBefore(today))
        .forEach(date -> past.add(FieldError.of("/days/" + date, "not-past", date)));
    if (!past.isEmpty()) {
      throw new Invalid(past);
    }
    var allHolidays = new TreeSet<>(week.holidays());
    allHolidays.addAll(holidays);
    var allMakeUpDays = new TreeMap<>(week.makeUpDays());
    allMakeUpDays.putAll(makeUpDays);
    return new WorkingCalendar(
        calendar,
        name,
        new WeekTerms(week.zone(), week.weekly(), List.copyOf(allHolidays), allMakeUpDays));
  }
}
