package cn.houqin.contract.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.houqin.events.contract.WeekTerms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The State Council's days off and make-up workdays, as others published them; read from the folder
 * of the property {@code houqin.shared} and skipped where it is not there.
 */
class OfficialHolidaysTests {

  private static final List<List<String>> DAY = List.of(List.of("08:00", "17:00"));
  private static final WorkingCalendar PLAIN =
      new WorkingCalendar(
          "CN",
          "CN",
          new WeekTerms(
              "Asia/Shanghai",
              Map.of("MON", DAY, "TUE", DAY, "WED", DAY, "THU", DAY, "FRI", DAY),
              List.of(),
              Map.of()));

  @ParameterizedTest
  @CsvSource({
    "2024, 22 18 21 22 21 19 23 22 21 19 21 22",
    "2025, 19 19 21 22 19 20 23 21 23 18 20 23",
    "2026, 21 16 22 21 19 21 23 21 22 18 21 23"
  })
  void givesTheWorkingDaysOfEachMonth(int year, String months) throws IOException {
    var calendar = PLAIN.with(PLAIN.days(days(year))).checked();
    var read = WorkingCalendar.read("", calendar.week());

    var counted =
        IntStream.rangeClosed(1, 12)
            .map(
                month ->
                    (int)
                        YearMonth.of(year, month)
                            .atDay(1)
                            .datesUntil(YearMonth.of(year, month).plusMonths(1).atDay(1))
                            .filter(read::isWorkingDay)
                            .count())
            .boxed()
            .toList();

    assertThat(counted.toString().replaceAll("[\\[\\],]", "")).isEqualTo(months);
  }

  private static List<OfficialDay> days(int year) throws IOException {
    var folder =
        Path.of(
            System.getProperty(
                "houqin.shared", System.getProperty("houqin.root", "..") + "/../shared/data"));
    var file = folder.resolve("cn-holidays-" + year + ".json");
    assumeTrue(Files.exists(file), () -> "No official holidays at " + file);
    var days = new ArrayList<OfficialDay>();
    for (var day : JsonMapper.shared().readTree(Files.readString(file)).get("days")) {
      days.add(
          new OfficialDay(
              LocalDate.parse(day.get("date").asString()),
              day.get("isOffDay").asBoolean(),
              day.get("name").asString(),
              null));
    }
    return days;
  }
}
