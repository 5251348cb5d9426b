package cn.houqin.platform.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTests {

  private static final String ZONE = "Asia/Shanghai";
  private static final Map<String, List<List<String>>> WEEK =
      Weeks.on(Weeks.MON_TO_FRI, "08:00-12:00 14:00-18:00");

  private static List<BadCalendar.Fault> faults(
      String zone,
      Map<String, List<List<String>>> weekly,
      List<String> holidays,
      Map<String, String> makeUpDays) {
    try {
      CalendarText.read(zone, weekly, holidays, makeUpDays);
      return List.of();
    } catch (BadCalendar bad) {
      return bad.faults();
    }
  }

  private static BadCalendar.Fault fault(String pointer, String rule, String value) {
    return new BadCalendar.Fault(pointer, rule, value);
  }

  @Test
  void writesWhatItReads() {
    var weekly = new HashMap<>(WEEK);
    weekly.put("SAT", List.of(List.of("22:00", "06:00"), List.of("00:00", "24:00")));
    var calendar =
        CalendarText.read(
            ZONE,
            weekly,
            List.of("2026-10-01", "2026-09-25"),
            Map.of("2026-10-10", "MON", "2026-09-20", "FRI"));

    var plain = CalendarText.write(calendar);

    assertThat(plain.zone()).isEqualTo(ZONE);
    assertThat(plain.weekly()).isEqualTo(weekly);
    assertThat(plain.holidays()).containsExactly("2026-09-25", "2026-10-01");
    assertThat(plain.makeUpDays().toString()).isEqualTo("{2026-09-20=FRI, 2026-10-10=MON}");
    assertThat(
            CalendarText.read(plain.zone(), plain.weekly(), plain.holidays(), plain.makeUpDays()))
        .isEqualTo(calendar);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shangai", "+08:00", "UTC+8", "", "asia/shanghai"})
  void refusesWhatIsNoIanaZone(String zone) {
    assertThat(faults(zone, WEEK, List.of(), Map.of()))
        .containsExactly(fault("/zone", "time-zone", zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24:00-24:00", "8:00-12:00", "08:00-24:01", "08:60-09:00", "0800-0900"})
  void refusesWhatIsNoWindow(String window) {
    var weekly = Weeks.on(List.of("MON"), "08:00-12:00 " + window);

    assertThat(faults(ZONE, weekly, List.of(), Map.of()))
        .containsExactly(fault("/weekly/MON/1", "window", weekly.get("MON").get(1).toString()));
  }

  @Test
  void refusesWindowsWithoutTwoEnds() {
    Map<String, List<List<String>>> weekly = new HashMap<>();
    weekly.put("MON", Arrays.asList(List.of("08:00"), null, Arrays.asList("08:00", null)));
    weekly.put("TUE", null);

    assertThat(faults(ZONE, weekly, List.of(), Map.of()))
        .containsExactlyInAnyOrder(
            fault("/weekly/MON/0", "window", "[08:00]"),
            fault("/weekly/MON/1", "window", "null"),
            fault("/weekly/MON/2", "window", "[08:00, null]"),
            fault("/weekly/TUE", "windows", "null"));
  }

  @Test
  void namesEveryFaultAtOnce() {
    var weekly = Weeks.on(List.of("MON", "Tuesday"), "08:00-12:00");

    assertThat(
            faults(
                "Mars",
                weekly,
                List.of("2026-09-25", "2026-02-30"),
                Map.of("2026-09-31", "FRI", "2026-09-20", "Friday")))
        .containsExactlyInAnyOrder(
            fault("/zone", "time-zone", "Mars"),
            fault("/weekly/Tuesday", "weekday", "Tuesday"),
            fault("/holidays/1", "date", "2026-02-30"),
            fault("/makeUpDays/2026-09-31", "date", "2026-09-31"),
            fault("/makeUpDays/2026-09-20", "weekday", "Friday"));
  }

  @Test
  void refusesWindowsBeyondADay() {
    assertThatThrownBy(() -> new Window(1_440, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Window(0, 1_441)).isInstanceOf(IllegalArgumentException.class);
  }
}
