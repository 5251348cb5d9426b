package cn.houqin.contract.calendar;

import cn.houqin.events.contract.WeekTerms;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.worktime.BadCalendar;
import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** A working calendar that contracts may name. Dates not yet past may be added at any time. */
record WorkingCalendar(String calendar, String name, WeekTerms week) {

  private static final List<String> WEEKDAYS = List.of("MON", "TUE", "WED", "THU", "FRI");

  /** Holidays and make-up days to be added. */
  record Days(List<String> holidays, Map<String, String> makeUpDays) {}

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

  /** An official list in the terms of this calendar; weekend days off change nothing in it. */
  Days days(List<OfficialDay> official) {
    var faults = new ArrayList<FieldError>();
    var holidays = new ArrayList<String>();
    var makeUpDays = new TreeMap<String, String>();
    var listed = new HashSet<LocalDate>();
    for (var i = 0; i < official.size(); i++) {
      var day = official.get(i);
      if (!listed.add(day.date())) {
        faults.add(FieldError.of("/days/" + i + "/date", "unique", day.date()));
      } else if (day.isOffDay()) {
        holidays.add(day.date().toString());
      } else if (day.takes() != null) {
        makeUpDays.put(day.date().toString(), day.takes());
      } else if (hasOneKindOfWorkday()) {
        makeUpDays.put(day.date().toString(), WEEKDAYS.getFirst());
      } else {
        faults.add(FieldError.of("/days/" + i + "/takes", "weekday-taken", null, day.date()));
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return new Days(holidays, makeUpDays);
  }

  private boolean hasOneKindOfWorkday() {
    return WEEKDAYS.stream().map(week.weekly()::get).distinct().count() == 1;
  }

  /** With more days, past ones too: for a calendar that is being made. */
  WorkingCalendar with(Days more) {
    var holidays = new TreeSet<>(week.holidays());
    holidays.addAll(more.holidays());
    var makeUpDays = new TreeMap<>(week.makeUpDays());
    makeUpDays.putAll(more.makeUpDays());
    return new WorkingCalendar(
        calendar,
        name,
        new WeekTerms(week.zone(), week.weekly(), List.copyOf(holidays), makeUpDays));
  }

  /** With more days; what is past by the calendar's own zone stays as it was. */
  WorkingCalendar adding(Days more, Instant now) {
    read("", new WeekTerms(week.zone(), week.weekly(), more.holidays(), more.makeUpDays()));
    var today = LocalDate.ofInstant(now, ZoneId.of(week.zone()));
    var past = new ArrayList<FieldError>();
    for (var i = 0; i < more.holidays().size(); i++) {
      var date = more.holidays().get(i);
      if (isPast(date, today) && !week.holidays().contains(date)) {
        past.add(FieldError.of("/holidays/" + i, "not-past", date, today));
      }
    }
    more.makeUpDays()
        .forEach(
            (date, day) -> {
              if (isPast(date, today) && !day.equals(week.makeUpDays().get(date))) {
                past.add(FieldError.of("/makeUpDays/" + date, "not-past", date, today));
              }
            });
    if (!past.isEmpty()) {
      throw new Invalid(past);
    }
    return with(more);
  }

  private static boolean isPast(String date, LocalDate today) {
    return LocalDate.parse(date).isBefore(today);
  }
}
