package cn.houqin.platform.worktime;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Calendars as plain text values: days MON..SUN, windows [from, to) as HH:mm, ISO dates. */
public final class CalendarText {

  private static final List<String> DAYS = List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  /** IANA names; an offset alone knows no clock changes. */
  private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

  private final List<BadCalendar.Fault> faults = new ArrayList<>();

  private CalendarText() {}

  /** Reads a calendar; throws {@link BadCalendar} with every fault at once. */
  public static WorkCalendar read(
      String zone,
      Map<String, List<List<String>>> weekly,
      @Nullable List<String> holidays,
      @Nullable Map<String, String> makeUpDays) {
    var reading = new CalendarText();
    var readZone = reading.zone(zone);
    var readWeekly = reading.weekly(weekly);
    var readHolidays = reading.holidays(holidays == null ? List.of() : holidays);
    var readMakeUpDays = reading.makeUpDays(makeUpDays == null ? Map.of() : makeUpDays);
    if (!reading.faults.isEmpty() || readZone.isEmpty()) {
      throw new BadCalendar(reading.faults);
    }
    return new WorkCalendar(readZone.get(), readWeekly, readHolidays, readMakeUpDays);
  }

  /** A calendar in words, as {@link #read} takes it; days and dates in order. */
  public record Plain(
      String zone,
      Map<String, List<List<String>>> weekly,
      List<String> holidays,
      Map<String, String> makeUpDays) {}

  /** The way back: what reads as an equal calendar. */
  public static Plain write(WorkCalendar calendar) {
    var weekly = new LinkedHashMap<String, List<List<String>>>();
    for (var day : DayOfWeek.values()) {
      var windows = calendar.weekly().get(day);
      if (windows != null) {
        weekly.put(
            name(day), windows.stream().map(one -> List.of(one.fromText(), one.toText())).toList());
      }
    }
    var makeUpDays = new LinkedHashMap<String, String>();
    new TreeMap<>(calendar.makeUpDays())
        .forEach((date, takes) -> makeUpDays.put(date.toString(), name(takes)));
    return new Plain(
        calendar.zone().getId(),
        weekly,
        calendar.holidays().stream().sorted().map(LocalDate::toString).toList(),
        makeUpDays);
  }

  private static String name(DayOfWeek day) {
    return DAYS.get(day.ordinal());
  }

  /** The day of a three-letter name. */
  public static Optional<DayOfWeek> day(String name) {
    var at = DAYS.indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(DayOfWeek.of(at + 1));
  }

  private void fault(String pointer, String rule, String value) {
    faults.add(new BadCalendar.Fault(pointer, rule, value));
  }

  private Optional<ZoneId> zone(String zone) {
    if (zone == null || !ZONES.contains(zone)) {
      fault("/zone", "time-zone", String.valueOf(zone));
      return Optional.empty();
    }
    return Optional.of(ZoneId.of(zone));
  }

  private Map<DayOfWeek, List<Window>> weekly(Map<String, List<List<String>>> weekly) {
    var read = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    weekly.forEach(
        (name, windows) -> {
          var day = day(name);
          if (day.isEmpty()) {
            fault("/weekly/" + name, "weekday", name);
          } else {
            read.put(day.get(), windows("/weekly/" + name, windows));
          }
        });
    return read;
  }

  private List<Window> windows(String pointer, List<List<String>> windows) {
    var read = new ArrayList<Window>();
    if (windows == null) {
      fault(pointer, "windows", "null");
      return read;
    }
    for (var i = 0; i < windows.size(); i++) {
      var ends = windows.get(i);
      var isPair = ends != null && ends.size() == 2;
      var from = isPair ? Window.minutes(ends.getFirst()) : -1;
      var to = isPair ? Window.minutes(ends.getLast()) : -1;
      if (from < 0 || to < 0 || from == Window.DAY) {
        fault(pointer + "/" + i, "window", String.valueOf(ends));
      } else {
        read.add(new Window(from, to));
      }
    }
    return List.copyOf(read);
  }

  private Set<LocalDate> holidays(List<String> dates) {
    var read = new HashSet<LocalDate>();
    for (var i = 0; i < dates.size(); i++) {
      date("/holidays/" + i, dates.get(i)).ifPresent(read::add);
    }
    return read;
  }

  private Map<LocalDate, DayOfWeek> makeUpDays(Map<String, String> days) {
    var read = new TreeMap<LocalDate, DayOfWeek>();
    days.forEach(
        (text, name) -> {
          var date = date("/makeUpDays/" + text, text);
          var day = day(name);
          if (day.isEmpty()) {
            fault("/makeUpDays/" + text, "weekday", String.valueOf(name));
          } else {
            date.ifPresent(found -> read.put(found, day.get()));
          }
        });
    return read;
  }

  private Optional<LocalDate> date(String pointer, String text) {
    try {
      return Optional.of(LocalDate.parse(String.valueOf(text)));
    } catch (DateTimeException wrong) {
      fault(pointer, "date", String.valueOf(text));
      return Optional.empty();
    }
  }
}
