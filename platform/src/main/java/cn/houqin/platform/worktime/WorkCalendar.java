package cn.houqin.platform.worktime;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * When work is done: weekly windows of local time, holidays on which no window starts, and make-up
 * days (调休) that take the windows of a weekday, stronger than holidays.
 *
 * <p>A window belongs to the day it starts on and runs to its end, whatever the next day is. An
 * edge in a skipped hour is read with the offset before the change; in a doubled hour it is the
 * first of the two. A window whose end is then not after its start is empty.
 */
public record WorkCalendar(
    ZoneId zone,
    Map<DayOfWeek, List<Window>> weekly,
    Set<LocalDate> holidays,
    Map<LocalDate, DayOfWeek> makeUpDays) {

  public WorkCalendar {
    var windows = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    weekly.forEach((day, ofDay) -> windows.put(day, List.copyOf(ofDay)));
    weekly = Map.copyOf(windows);
    holidays = Set.copyOf(holidays);
    makeUpDays = Map.copyOf(makeUpDays);
  }

  /** Every minute of every day. */
  public static WorkCalendar always(ZoneId zone) {
    var weekly = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      weekly.put(day, List.of(new Window(0, Window.DAY)));
    }
    return new WorkCalendar(zone, weekly, Set.of(), Map.of());
  }

  /** With more holidays and make-up days. */
  public WorkCalendar with(Set<LocalDate> moreHolidays, Map<LocalDate, DayOfWeek> moreMakeUpDays) {
    var allHolidays = new HashSet<>(holidays);
    allHolidays.addAll(moreHolidays);
    var allMakeUpDays = new TreeMap<>(makeUpDays);
    allMakeUpDays.putAll(moreMakeUpDays);
    return new WorkCalendar(zone, weekly, allHolidays, allMakeUpDays);
  }

  /** The first instant of a day, or of the next one that exists where the zone skipped it. */
  long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  LocalDate dayOf(long instant) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(instant), zone);
  }

  /** The windows that start on a day, as true time, without empty ones; in no order, not merged. */
  List<Interval> windowsOf(LocalDate day) {
    var intervals = new ArrayList<Interval>();
    for (var window : localWindows(day)) {
      var from = instant(day, window.from());
      var to = instant(day, window.end());
      if (to > from) {
        intervals.add(new Interval(from, to));
      }
    }
    return intervals;
  }

  /** Whether work is done on a day at all. */
  public boolean isWorkingDay(LocalDate day) {
    return !windowsOf(day).isEmpty();
  }

  private List<Window> localWindows(LocalDate day) {
    var takes = makeUpDays.get(day);
    if (takes != null) {
      return Objects.requireNonNullElse(weekly.get(takes), List.of());
    }
    return holidays.contains(day)
        ? List.of()
        : Objects.requireNonNullElse(weekly.get(day.getDayOfWeek()), List.of());
  }

  private long instant(LocalDate day, int minutes) {
    var local = day.plusDays(minutes / Window.DAY).atStartOfDay().plusMinutes(minutes % Window.DAY);
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(local);
    ZoneOffset offset =
        offsets.isEmpty() ? rules.getTransition(local).getOffsetBefore() : offsets.getFirst();
    return local.toInstant(offset).toEpochMilli();
  }
}
