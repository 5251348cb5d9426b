package cn.houqin.platform.worktime;

import static cn.houqin.platform.worktime.Weeks.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkingTimeTests {

  private static final String SHANGHAI = "Asia/Shanghai";
  private static final String NEW_YORK = "America/New_York";
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static long hours(WorkCalendar calendar, String from, String to, Interval... pauses) {
    var zone = calendar.zone().getId();
    var time = new WorkingTime(calendar, List.of(pauses));
    return time.between(local(zone, from), local(zone, to)) / HOUR;
  }

  @Test
  void windowOverMidnightBelongsToTheDayItStartsOn() {
    var nights = Weeks.calendar(SHANGHAI, List.of("FRI"), "22:00-06:00");

    assertThat(hours(nights, "2026-09-04T00:00:00", "2026-09-07T00:00:00")).isEqualTo(8);
    assertThat(hours(nights, "2026-09-05T00:00:00", "2026-09-06T00:00:00")).isEqualTo(6);
  }

  @Test
  void windowRunsOnThroughAHoliday() {
    var nights =
        Weeks.calendar(SHANGHAI, List.of("THU", "FRI"), "22:00-06:00")
            .with(Set.of(LocalDate.parse("2026-09-04")), Map.of());

    assertThat(hours(nights, "2026-09-03T12:00:00", "2026-09-06T00:00:00")).isEqualTo(8);
  }

  @Test
  void equalEndsAreTwentyFourHours() {
    var calendar = Weeks.calendar(SHANGHAI, List.of("FRI"), "08:00-08:00");

    assertThat(hours(calendar, "2026-09-04T00:00:00", "2026-09-07T00:00:00")).isEqualTo(24);
  }

  @Test
  void overlappingAndTouchingWindowsCountOnce() {
    var calendar =
        Weeks.calendar(SHANGHAI, List.of("FRI"), "10:00-14:00 08:00-12:00 14:00-15:00 11:00-12:00");

    assertThat(hours(calendar, "2026-09-04T00:00:00", "2026-09-05T00:00:00")).isEqualTo(7);
  }

  @Test
  void windowsOfTwoDaysThatOverlapCountOnce() {
    var calendar = Weeks.calendar(SHANGHAI, List.of("FRI", "SAT"), "20:00-10:00 06:00-07:00");

    assertThat(hours(calendar, "2026-09-04T12:00:00", "2026-09-05T12:00:00")).isEqualTo(14);
  }

  @Test
  void windowThatRunsOnAfterTheOneInWhichTimeEndsAddsNothing() {
    var calendar = Weeks.calendar(SHANGHAI, List.of("FRI"), "08:00-12:00 09:00-18:00");

    assertThat(hours(calendar, "2026-09-04T08:00:00", "2026-09-04T10:00:00")).isEqualTo(2);
  }

  @Test
  void makeUpDayIsStrongerThanAHolidayAndTakesItsWeekday() {
    var week = new java.util.HashMap<>(Weeks.on(List.of("MON"), "09:00-17:00"));
    week.putAll(Weeks.on(List.of("FRI"), "09:00-12:00"));
    var calendar =
        CalendarText.read(SHANGHAI, week, List.of("2026-09-20"), Map.of("2026-09-20", "FRI"));

    assertThat(hours(calendar, "2026-09-20T00:00:00", "2026-09-21T00:00:00")).isEqualTo(3);
  }

  @Test
  void hourSkippedInSpringIsNotWorked() {
    var nights = Weeks.calendar(NEW_YORK, List.of("SAT"), "22:00-06:00");

    assertThat(hours(nights, "2026-03-07T00:00:00", "2026-03-09T00:00:00")).isEqualTo(7);
  }

  @Test
  void hourDoubledInAutumnIsWorkedTwice() {
    var nights = Weeks.calendar(NEW_YORK, List.of("SAT"), "22:00-06:00");

    assertThat(hours(nights, "2026-10-31T00:00:00", "2026-11-02T00:00:00")).isEqualTo(9);
  }

  @Test
  void edgeInADoubledHourIsTheFirstOfTheTwo() {
    var calendar = Weeks.calendar(NEW_YORK, List.of("SUN"), "00:30-01:30");

    assertThat(hours(calendar, "2026-11-01T00:00:00", "2026-11-02T00:00:00")).isEqualTo(1);
  }

  @Test
  void windowThatIsEmptyOnceReadAsInstantsHasNoTime() {
    var calendar = Weeks.calendar(NEW_YORK, List.of("SUN"), "02:30-03:15");

    assertThat(hours(calendar, "2026-03-08T00:00:00", "2026-03-09T00:00:00")).isZero();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2026-03-08"))).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.parse("2026-03-15"))).isTrue();
  }

  @Test
  void dayThatAZoneSkippedLiesOnTheNextOne() {
    var week = new java.util.HashMap<>(Weeks.on(List.of("FRI"), "14:00-18:00"));
    week.putAll(Weeks.on(List.of("SAT"), "08:00-12:00"));
    var calendar = CalendarText.read("Pacific/Apia", week, null, null);

    assertThat(hours(calendar, "2011-12-29T12:00:00", "2012-01-01T00:00:00")).isEqualTo(8);
    assertThat(
            new WorkingTime(calendar, List.of())
                .reached(
                    local("Pacific/Apia", "2011-12-29T12:00:00"), 5 * HOUR, Long.MAX_VALUE / 4))
        .hasValue(local("Pacific/Apia", "2011-12-31T15:00:00"));
  }

  @Test
  void pausesThatOverlapAreTakenOutOnce() {
    var calendar = Weeks.officeHours(SHANGHAI);
    var first = pause("2026-09-04T10:00:00", "2026-09-04T12:00:00");
    var second = pause("2026-09-04T11:00:00", "2026-09-04T20:00:00");

    assertThat(hours(calendar, "2026-09-04T00:00:00", "2026-09-05T00:00:00", first, second))
        .isEqualTo(1);
  }

  @Test
  void amountIsReachedAtClosingTimeAndNoLater() {
    var time = new WorkingTime(Weeks.officeHours(SHANGHAI), List.of());

    var reached =
        time.reached(local(SHANGHAI, "2026-09-04T08:00:00"), 8 * HOUR, Long.MAX_VALUE / 4);

    assertThat(reached).hasValue(local(SHANGHAI, "2026-09-04T17:00:00"));
  }

  @Test
  void amountReachedAtTheHorizonCountsAndOneMillisecondLaterDoesNot() {
    var time = new WorkingTime(Weeks.officeHours(SHANGHAI), List.of());
    var from = local(SHANGHAI, "2026-09-04T08:00:00");
    var end = local(SHANGHAI, "2026-09-04T17:00:00");

    assertThat(time.reached(from, 8 * HOUR, end)).hasValue(end);
    assertThat(time.reached(from, 8 * HOUR, end - 1)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void openPauseIsNeverWorkedThrough() {
    var open = new Interval(local(SHANGHAI, "2026-09-04T16:00:00"), Long.MAX_VALUE);
    var time = new WorkingTime(Weeks.officeHours(SHANGHAI), List.of(open));
    var from = local(SHANGHAI, "2026-09-04T09:00:00");

    assertThat(time.reached(from, 7 * HOUR, Long.MAX_VALUE / 4)).hasValue(open.from());
    assertThat(time.reached(from, 7 * HOUR + 1, from + 400 * 24 * HOUR)).isEmpty();
  }

  @Test
  void fourHundredDaysTakeNoTimeAtAll() {
    var time =
        new WorkingTime(
            new WorkCalendar(
                java.time.ZoneId.of(NEW_YORK),
                Map.of(DayOfWeek.MONDAY, List.of(new Window(0, 1_440))),
                Set.of(),
                Map.of()),
            List.of());
    var from = local(NEW_YORK, "2026-09-04T09:00:00");
    var began = System.nanoTime();

    for (var i = 0; i < 100; i++) {
      assertThat(time.reached(from, 1_000 * 24 * HOUR, from + 400 * 24 * HOUR)).isEmpty();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  private static Interval pause(String from, String to) {
    return new Interval(local(SHANGHAI, from), local(SHANGHAI, to));
  }
}
