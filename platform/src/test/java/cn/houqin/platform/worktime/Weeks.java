package cn.houqin.platform.worktime;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calendars and instants for tests. */
final class Weeks {

  static final List<String> MON_TO_FRI = List.of("MON", "TUE", "WED", "THU", "FRI");

  private Weeks() {}

  /** The same windows on some days: {@code "08:00-12:00 14:00-18:00"}. */
  static Map<String, List<List<String>>> on(List<String> days, String windows) {
    var weekly = new LinkedHashMap<String, List<List<String>>>();
    var pairs = Arrays.stream(windows.split(" ")).map(one -> List.of(one.split("-"))).toList();
    days.forEach(day -> weekly.put(day, pairs));
    return weekly;
  }

  static WorkCalendar calendar(String zone, List<String> days, String windows) {
    return CalendarText.read(zone, on(days, windows), null, null);
  }

  static WorkCalendar officeHours(String zone) {
    return calendar(zone, MON_TO_FRI, "09:00-17:00");
  }

  static long ms(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  /** A local time; in a doubled hour the first of the two. */
  static long local(String zone, String time) {
    return LocalDateTime.parse(time).atZone(ZoneId.of(zone)).toInstant().toEpochMilli();
  }
}
