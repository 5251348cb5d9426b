package cn.houqin.platform.worktime;

import static cn.houqin.platform.worktime.Weeks.local;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTests {

  private static final String ZONE = "Asia/Shanghai";
  private static final WorkCalendar WEEK = Weeks.officeHours(ZONE);

  private static void assertEnd(WorkCalendar calendar, String start, int days, String end) {
    assertThat(new WorkingDays(calendar).endOf(local(ZONE, start), days))
        .hasValue(local(ZONE, end));
  }

  @Test
  void dayZeroIsTheDayOfTheStart() {
    assertEnd(WEEK, "2026-09-04T10:00:00", 0, "2026-09-04T17:00:00");
    assertEnd(WEEK, "2026-09-04T10:00:00", 1, "2026-09-07T17:00:00");
  }

  @Test
  void startAtClosingTimeIsOfTheNextWorkingDay() {
    assertEnd(WEEK, "2026-09-04T16:59:59.999", 0, "2026-09-04T17:00:00");
    assertEnd(WEEK, "2026-09-04T17:00:00", 0, "2026-09-07T17:00:00");
  }

  @Test
  void startInTheNightIsOfTheDayBeforeWhileItsWindowRuns() {
    var nights = Weeks.calendar(ZONE, Weeks.MON_TO_FRI, "22:00-06:00");

    assertEnd(nights, "2026-09-05T03:00:00", 0, "2026-09-05T06:00:00");
    assertEnd(nights, "2026-09-05T03:00:00", 1, "2026-09-08T06:00:00");
  }

  @Test
  void latestEndOfADayCounts() {
    var calendar = Weeks.calendar(ZONE, List.of("FRI"), "20:00-23:00 08:00-09:00 10:00-12:00");

    assertEnd(calendar, "2026-09-04T10:00:00", 0, "2026-09-04T23:00:00");
  }

  @Test
  void holidaysAreLeftOutAndMakeUpDaysCount() {
    var calendar =
        CalendarText.read(
            ZONE,
            Weeks.on(Weeks.MON_TO_FRI, "09:00-17:00"),
            List.of("2026-09-25"),
            Map.of("2026-09-20", "FRI"));

    assertEnd(calendar, "2026-09-18T10:00:00", 1, "2026-09-20T17:00:00");
    assertEnd(calendar, "2026-09-24T10:00:00", 1, "2026-09-28T17:00:00");
  }

  @Test
  void calendarWithoutWindowsHasNoWorkingDay() {
    var calendar = CalendarText.read(ZONE, Map.of(), null, null);

    assertThat(new WorkingDays(calendar).endOf(0, 0)).isEmpty();
  }

  @Test
  void endAfterTheHorizonIsNone() {
    var start = local(ZONE, "2026-09-04T10:00:00");
    var end = local(ZONE, "2026-09-07T17:00:00");

    assertThat(new WorkingDays(WEEK).endOf(start, 1, end)).hasValue(end);
    assertThat(new WorkingDays(WEEK).endOf(start, 1, end - 1)).isEmpty();
  }
}
