package cn.houqin.platform.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Public holidays on a week. The published files are read from the folder {@code houqin.shared};
 * without it that test is skipped.
 */
class PublicHolidaysTests {

  private static final Path PUBLISHED =
      Path.of(
          System.getProperty(
              "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"));
  private static final WorkCalendar WEEK = Weeks.officeHours("Asia/Shanghai");

  @ParameterizedTest
  @CsvSource({
    "2024, 22 18 21 22 21 19 23 22 21 19 21 22",
    "2025, 19 19 21 22 19 20 23 21 23 18 20 23",
    "2026, 21 16 22 21 19 21 23 21 22 18 21 23"
  })
  void publishedYearsHaveTheirWorkingDays(int year, String byMonth) throws IOException {
    var file = PUBLISHED.resolve("cn-holidays-" + year + ".json");
    assumeThat(Files.exists(file)).as("%s is not there", file).isTrue();

    var calendar = PublicHolidays.on(WEEK, days(file), DayOfWeek.FRIDAY);

    var wanted = Arrays.stream(byMonth.split(" ")).map(Long::valueOf).toList();
    assertThat(IntStream.rangeClosed(1, 12).mapToObj(month -> worked(calendar, year, month)))
        .containsExactlyElementsOf(wanted);
  }

  @Test
  void makeUpDayTakesTheGivenWeekday() {
    var sunday = LocalDate.parse("2026-09-20");

    var calendar =
        PublicHolidays.on(
            WEEK, List.of(new PublicHolidays.Day(sunday, "国庆节", false)), DayOfWeek.FRIDAY);

    assertThat(calendar.makeUpDays()).containsEntry(sunday, DayOfWeek.FRIDAY);
    assertThat(calendar.isWorkingDay(sunday)).isTrue();
    assertThat(calendar.isWorkingDay(sunday.minusDays(1))).isFalse();
  }

  @Test
  void refusesADateListedAsOffAndAsWorked() {
    var date = LocalDate.parse("2026-09-20");
    var days =
        List.of(
            new PublicHolidays.Day(date, "国庆节", false), new PublicHolidays.Day(date, "国庆节", true));

    assertThatThrownBy(() -> PublicHolidays.on(WEEK, days, DayOfWeek.FRIDAY))
        .isInstanceOfSatisfying(
            BadCalendar.class,
            bad ->
                assertThat(bad.faults())
                    .contains(
                        new BadCalendar.Fault("/days/0/date", "off-or-worked", "2026-09-20")));
  }

  private static long worked(WorkCalendar calendar, int year, int month) {
    var first = YearMonth.of(year, month).atDay(1);
    return first.datesUntil(first.plusMonths(1)).filter(calendar::isWorkingDay).count();
  }

  private static List<PublicHolidays.Day> days(Path file) throws IOException {
    var days = new ArrayList<PublicHolidays.Day>();
    for (var day : JsonMapper.shared().readTree(Files.readString(file)).get("days")) {
      days.add(
          new PublicHolidays.Day(
              LocalDate.parse(day.get("date").asString()),
              day.get("name").asString(),
              day.get("isOffDay").asBoolean()));
    }
    return days;
  }
}
