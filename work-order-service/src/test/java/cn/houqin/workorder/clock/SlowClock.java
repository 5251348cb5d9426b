package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A clock told by counting: it looks at every tick of time by itself and asks whether it is worked
 * and held. Slow, and by the words of the rules.
 */
final class SlowClock {

  private final SlaClock clock;
  private final long tick;
  private final long horizon;
  private int deciding = -1;
  private final Map<WorkCalendar, SlowCalendar> calendars = new IdentityHashMap<>();

  /**
   * @param tick length of a tick in milliseconds; all edges lie on ticks
   * @param horizon how far it counts from the beginning of a segment, in milliseconds
   */
  SlowClock(SlaClock clock, long tick, long horizon) {
    this.clock = clock;
    this.tick = tick;
    this.horizon = horizon;
  }

  private SlowCalendar slow(WorkCalendar calendar) {
    return calendars.computeIfAbsent(calendar, SlowCalendar::new);
  }

  private boolean isOpen(WorkCalendar calendar, long at) {
    return slow(calendar).isOpen(at);
  }

  private boolean isHeld(long at) {
    for (var pause : clock.pauses()) {
      var to = pause.to();
      if (pause.from().toEpochMilli() <= at && (to == null || at < to.toEpochMilli())) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpenPauseAt(long at) {
    return clock.pauses().stream()
        .anyMatch(pause -> pause.to() == null && pause.from().toEpochMilli() <= at);
  }

  /** From there on there is nothing to count. */
  private long heldForever() {
    var earliest = Long.MAX_VALUE;
    for (var pause : clock.pauses()) {
      earliest = pause.to() == null ? Math.min(earliest, pause.from().toEpochMilli()) : earliest;
    }
    return earliest;
  }

  private long begins(int segment) {
    return clock.segments().get(segment).from().toEpochMilli();
  }

  /** Working time from the first start up to an instant, each segment by its own calendar. */
  long workedUntil(long until) {
    var sum = 0L;
    for (var at = begins(0); at < until; at += tick) {
      var segment = 0;
      while (segment + 1 < clock.segments().size() && begins(segment + 1) <= at) {
        segment++;
      }
      sum += isOpen(clock.segments().get(segment).calendar(), at) && !isHeld(at) ? tick : 0;
    }
    return sum;
  }

  @Nullable Long deadline() {
    return ownDeadline(deciding());
  }

  @Nullable Long warning(int percent) {
    var segment = deciding();
    return clock.segments().get(segment).target() instanceof Target.Minutes(var minutes)
        ? reached(segment, minutes * 60_000 * percent / 100)
        : null;
  }

  private int deciding() {
    if (deciding < 0) {
      deciding = findDeciding();
    }
    return deciding;
  }

  private int findDeciding() {
    for (var i = 0; i + 1 < clock.segments().size(); i++) {
      var own = ownDeadline(i);
      if (own != null && own < begins(i + 1)) {
        return i;
      }
    }
    return clock.segments().size() - 1;
  }

  private @Nullable Long ownDeadline(int segment) {
    return switch (clock.segments().get(segment).target()) {
      case Target.Minutes(var minutes) -> reached(segment, minutes * 60_000);
      case Target.WorkingDays(var days) -> endOfDay(segment, days);
      case Target.FixedInstant(var at) -> at.toEpochMilli();
    };
  }

  private @Nullable Long reached(int segment, long amount) {
    var begins = begins(segment);
    var calendar = clock.segments().get(segment).calendar();
    var worked = segment == 0 ? 0 : workedUntil(begins);
    if (worked >= amount) {
      return isOpenPauseAt(begins) ? null : begins;
    }
    var last = Math.min(begins + horizon, heldForever());
    for (var at = begins; at < last; at += tick) {
      worked += isOpen(calendar, at) && !isHeld(at) ? tick : 0;
      if (worked >= amount) {
        return at + tick;
      }
    }
    return null;
  }

  private @Nullable Long endOfDay(int segment, int days) {
    var calendar = clock.segments().get(segment).calendar();
    var start = begins(0);
    var end = latestEnd(calendar, start, days, begins(segment) + horizon);
    var moved = end == null ? null : moved(calendar, start, end, begins(segment) + horizon);
    if (moved == null || moved > begins(segment)) {
      return moved;
    }
    return isOpenPauseAt(begins(segment)) ? null : begins(segment);
  }

  private @Nullable Long latestEnd(WorkCalendar calendar, long start, int days, long latest) {
    var left = -1;
    var day = LocalDate.ofInstant(Instant.ofEpochMilli(start), calendar.zone()).minusDays(1);
    var last = LocalDate.ofInstant(Instant.ofEpochMilli(latest), calendar.zone()).plusDays(2);
    for (; day.isBefore(last); day = day.plusDays(1)) {
      var end = slow(calendar).windows(day).stream().mapToLong(window -> window[1]).max();
      if (end.isPresent() && (left >= 0 || end.getAsLong() > start) && ++left == days) {
        return end.getAsLong() <= latest ? end.getAsLong() : null;
      }
    }
    return null;
  }

  /** The first instant from the end on that lies as much work after it as was held before it. */
  private @Nullable Long moved(WorkCalendar calendar, long start, long end, long latest) {
    var held = 0L;
    for (var at = start; at < end; at += tick) {
      held += isOpen(calendar, at) && isHeld(at) ? tick : 0;
    }
    var after = 0L;
    for (var at = end; at <= latest; at += tick) {
      if (after == held) {
        return at;
      }
      after += isOpen(calendar, at) ? tick : 0;
      held += isOpen(calendar, at) && isHeld(at) ? tick : 0;
    }
    return null;
  }
}
