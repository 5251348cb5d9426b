package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.Window;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A calendar that is asked of one instant at a time. */
final class SlowCalendar {

  private final WorkCalendar calendar;
  private final Map<LocalDate, List<long[]>> read = new HashMap<>();

  /** The day that was asked of last, and what lies near it: whoever counts asks of it again. */
  private long dayFrom;

  private long dayTo;
  private long[][] near = {};

  SlowCalendar(WorkCalendar calendar) {
    this.calendar = calendar;
  }

  List<long[]> windows(LocalDate day) {
    return read.computeIfAbsent(day, _ -> readWindows(day));
  }

  private void turnTo(LocalDate day) {
    dayFrom = edge(day, 0);
    dayTo = edge(day.plusDays(1), 0);
    near =
        IntStream.rangeClosed(-1, 3)
            .mapToObj(back -> windows(day.minusDays(back)))
            .flatMap(List::stream)
            .toArray(long[][]::new);
  }

  private List<long[]> readWindows(LocalDate day) {
    var takes = calendar.makeUpDays().get(day);
    var isOff = takes == null && calendar.holidays().contains(day);
    var weekday = takes == null ? day.getDayOfWeek() : takes;
    var windows = new ArrayList<long[]>();
    for (var window :
        isOff ? List.<Window>of() : calendar.weekly().getOrDefault(weekday, List.of())) {
      var endDay = window.to() > window.from() && window.to() < 1_440 ? day : day.plusDays(1);
      var from = edge(day, window.from());
      var to = edge(endDay, window.to() % 1_440);
      if (to > from) {
        windows.add(new long[] {from, to});
      }
    }
    return windows;
  }

  private long edge(LocalDate day, int minute) {
    var local = day.atTime(LocalTime.ofSecondOfDay(minute * 60L));
    return local.atZone(calendar.zone()).toInstant().toEpochMilli();
  }

  boolean isOpen(long at) {
    if (at < dayFrom || at >= dayTo) {
      turnTo(LocalDate.ofInstant(Instant.ofEpochMilli(at), calendar.zone()));
    }
    for (var window : near) {
      if (window[0] <= at && at < window[1]) {
        return true;
      }
    }
    return false;
  }
}
