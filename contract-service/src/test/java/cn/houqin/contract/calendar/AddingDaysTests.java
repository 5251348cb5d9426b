package cn.houqin.contract.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.houqin.events.contract.WeekTerms;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddingDaysTests {

  /** Eight in the morning of 1 October 2026 in Shanghai. */
  private static final Instant NOW = Instant.parse("2026-10-01T00:00:00Z");

  private static final List<List<String>> DAY = List.of(List.of("08:00", "17:00"));
  private static final WorkingCalendar CALENDAR =
      new WorkingCalendar(
          "C",
          "C",
          new WeekTerms(
              "Asia/Shanghai",
              Map.of("MON", DAY, "TUE", DAY, "WED", DAY, "THU", DAY, "FRI", DAY),
              List.of("2026-09-25"),
              Map.of("2026-09-20", "FRI")));

  @Test
  void addsDatesNotYetPast() {
    var added =
        CALENDAR.adding(
            new WorkingCalendar.Days(List.of("2026-10-01"), Map.of("2026-10-10", "THU")), NOW);

    assertThat(added.week().holidays()).containsExactly("2026-09-25", "2026-10-01");
    assertThat(added.week().makeUpDays()).containsEntry("2026-10-10", "THU").hasSize(2);
  }

  @Test
  void refusesToChangeWhatIsPast() {
    assertThatThrownBy(
            () ->
                CALENDAR.adding(
                    new WorkingCalendar.Days(
                        List.of("2026-10-02", "2026-09-30"), Map.of("2026-09-20", "MON")),
                    NOW))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("/holidays/1")
        .hasMessageContaining("/makeUpDays/2026-09-20");
  }

  @Test
  void takesPastDatesThatChangeNothing() {
    var same =
        CALENDAR.adding(
            new WorkingCalendar.Days(List.of("2026-09-25"), Map.of("2026-09-20", "FRI")), NOW);

    assertThat(same).isEqualTo(CALENDAR);
  }

  @Test
  void readsAnOfficialList() {
    var days =
        CALENDAR.days(List.of(day("2026-10-01", true, null), day("2026-10-10", false, null)));

    assertThat(days.holidays()).containsExactly("2026-10-01");
    assertThat(days.makeUpDays()).containsExactly(Map.entry("2026-10-10", "MON"));
  }

  @Test
  void asksWhoseWindowsAMakeUpDayTakesWhereWeekdaysDiffer() {
    var shortFriday =
        new WorkingCalendar(
            "C",
            "C",
            new WeekTerms(
                "Asia/Shanghai",
                Map.of("MON", DAY, "TUE", DAY, "WED", DAY, "THU", DAY),
                List.of(),
                Map.of()));

    assertThatThrownBy(() -> shortFriday.days(List.of(day("2026-10-10", false, null))))
        .isInstanceOf(Invalid.class)
        .hasMessageContaining("/days/0/takes");
    assertThat(shortFriday.days(List.of(day("2026-10-10", false, "FRI"))).makeUpDays())
        .containsEntry("2026-10-10", "FRI");
  }

  private static OfficialDay day(
      String date, boolean isOff, @org.jspecify.annotations.Nullable String takes) {
    return new OfficialDay(LocalDate.parse(date), isOff, null, takes);
  }
}
