package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.Window;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** Clocks of a seed: odd calendars, near clock changes, with odd pauses. */
final class RandomClocks {

  static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Asia/Shanghai"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Europe/London"),
          ZoneId.of("America/Sao_Paulo"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Asia/Beirut"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Pacific/Apia"));

  private static final long MINUTE = 60_000;
  private static final int[] TARGETS = {0, 10, 30, 60, 120, 240, 480, 960, 2_400, 4_800};

  private final Random random;

  RandomClocks(long seed) {
    this.random = new Random(seed);
  }

  /** Everything on whole minutes, over days. */
  SlaClock ofMinutes() {
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    var start = nearAChange(zone, Duration.ofDays(4));
    var segments = new ArrayList<Segment>();
    var from = start;
    for (var i = 1 + random.nextInt(3); i > 0; i--) {
      segments.add(new Segment(Instant.ofEpochMilli(from), calendar(zone, start), target(start)));
      from += random.nextInt(3) == 0 ? 0 : random.nextInt(3 * 1_440) * MINUTE;
    }
    return new SlaClock(segments, pauses(start, MINUTE, 4 * 1_440));
  }

  /** One segment and pauses to the millisecond, within a quarter of an hour. */
  SlaClock ofMilliseconds() {
    var zone = ZONES.get(random.nextInt(ZONES.size()));
    var minute = nearAChange(zone, Duration.ofMinutes(3));
    var start = Instant.ofEpochMilli(minute + random.nextInt(60_000));
    var weekly = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    var at = Instant.ofEpochMilli(minute).atZone(zone);
    var middle = at.getHour() * 60 + at.getMinute();
    for (var day : DayOfWeek.values()) {
      var windows = new ArrayList<Window>();
      for (var i = 0; i < 4; i++) {
        var from = Math.floorMod(middle + random.nextInt(14) - 4, 1_440);
        windows.add(new Window(from, Math.floorMod(from + 1 + random.nextInt(4), 1_440)));
      }
      weekly.put(day, windows);
    }
    var calendar = new WorkCalendar(zone, weekly, java.util.Set.of(), java.util.Map.of());
    var segment = new Segment(start, calendar, new Target.Minutes(random.nextInt(5)));
    return new SlaClock(List.of(segment), pauses(start.toEpochMilli(), 1, 240_000));
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private long nearAChange(ZoneId zone, Duration around) {
    var any = LocalDate.of(2009 + random.nextInt(19), 1 + random.nextInt(12), 1);
    var instant = any.atStartOfDay(zone).toInstant();
    var change = zone.getRules().nextTransition(instant);
    var centre = change == null ? instant : change.getInstant();
    var offset = random.nextInt((int) around.toMinutes() + 1) - around.toMinutes() * 3 / 4;
    return centre.toEpochMilli() + offset * MINUTE;
  }

  private Target target(long start) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Target.WorkingDays(random.nextInt(4));
      case 2 ->
          new Target.FixedInstant(
              Instant.ofEpochMilli(start + (random.nextInt(4_000) - 1_000) * MINUTE));
      default -> new Target.Minutes(TARGETS[random.nextInt(TARGETS.length)]);
    };
  }

  private WorkCalendar calendar(ZoneId zone, long start) {
    var weekly = new EnumMap<DayOfWeek, List<Window>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (random.nextInt(4) > 0) {
        weekly.put(day, windows());
      }
    }
    var today = LocalDate.ofInstant(Instant.ofEpochMilli(start), zone);
    var holidays = new HashSet<LocalDate>();
    var makeUpDays = new HashMap<LocalDate, DayOfWeek>();
    for (var i = random.nextInt(4); i > 0; i--) {
      holidays.add(today.plusDays(random.nextInt(10) - 2));
      makeUpDays.put(today.plusDays(random.nextInt(10) - 2), DayOfWeek.of(1 + random.nextInt(7)));
    }
    return new WorkCalendar(zone, weekly, holidays, makeUpDays);
  }

  private List<Window> windows() {
    var windows = new ArrayList<Window>();
    for (var i = random.nextInt(4); i >= 0; i--) {
      var from = random.nextBoolean() ? random.nextInt(1_440) : random.nextInt(14) * 15;
      windows.add(
          switch (random.nextInt(6)) {
            case 0 -> new Window(from, from);
            case 1 -> new Window(from, 1_440);
            case 2 -> new Window(from, random.nextInt(14) * 15);
            default -> new Window(from, Math.min(1_440, from + 1 + random.nextInt(300)));
          });
    }
    return windows;
  }

  private List<Pause> pauses(long start, long unit, int span) {
    var pauses = new ArrayList<Pause>();
    for (var i = random.nextInt(5); i > 0; i--) {
      var from = start + (random.nextInt(span) - span / 8) * unit;
      var to = from + random.nextInt(span / 3) * unit;
      var isOpen = random.nextInt(12) == 0;
      pauses.add(new Pause(Instant.ofEpochMilli(from), isOpen ? null : Instant.ofEpochMilli(to)));
    }
    return pauses;
  }
}
