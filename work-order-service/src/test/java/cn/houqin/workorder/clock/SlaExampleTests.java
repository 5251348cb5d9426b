package cn.houqin.workorder.clock;

import static cn.houqin.workorder.clock.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Deadlines that a person works out in the head. */
class SlaExampleTests {

  private static WorkCalendar everyDay(String... windows) {
    var weekly = new LinkedHashMap<String, List<List<String>>>();
    for (var day : List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")) {
      weekly.put(day, List.of(windows).stream().map(window -> List.of(window.split("-"))).toList());
    }
    return CalendarText.read(Story.ZONE.getId(), weekly, null, null);
  }

  private static void assertDue(
      WorkCalendar calendar, long minutes, String start, String due, Pause... pauses) {
    assertDue(calendar, new Target.Minutes(minutes), start, due, pauses);
  }

  private static void assertDue(
      WorkCalendar calendar, Target target, String start, String due, Pause... pauses) {
    var segment = new Segment(at(start), calendar, target);
    assertThat(new SlaClock(List.of(segment), List.of(pauses)).deadline()).contains(at(due));
  }

  @Test
  void pauseOutsideWorkingHoursMovesNothing() {
    var night = new Pause(at("Mon 17:00"), at("Tue 09:00"));

    assertDue(Story.officeHours(), 8 * 60, "Mon 09:00", "Mon 17:00", night);
  }

  @Test
  void clockRunsOnAfterTheWeekend() {
    var segment =
        new Segment(
            Instant.parse("2026-09-04T07:00:00Z"), Story.officeHours(), new Target.Minutes(240));

    assertThat(new SlaClock(List.of(segment), List.of()).deadline()).contains(at("Mon 11:00"));
  }

  @Test
  void clockRunsOnASundayThatIsAMakeUpWorkday() {
    var sunday = at("Sun 11:00").atZone(Story.ZONE).toLocalDate();
    var calendar =
        Story.officeHours().with(java.util.Set.of(), Map.of(sunday, java.time.DayOfWeek.FRIDAY));

    assertDue(calendar, 240, "Fri 15:00", "Sun 11:00");
  }

  @Test
  void clockRoundTheClockPassesMidnight() {
    assertDue(everyDay("00:00-24:00"), 30, "Mon 23:50", "Tue 00:20");
  }

  @Test
  void clockRestsAtNoon() {
    assertDue(everyDay("08:00-12:00", "14:00-18:00"), 300, "Mon 10:00", "Mon 17:00");
  }

  @Test
  void windowOverMidnightIsWorkedThrough() {
    assertDue(everyDay("22:00-06:00"), 180, "Mon 23:00", "Tue 02:00");
  }

  @Test
  void holdMovesTheEndOfAWorkingDayByTheTimeHeld() {
    var held = new Pause(at("Mon 16:00"), at("Tue 10:00"));

    assertDue(Story.officeHours(), new Target.WorkingDays(0), "Mon 09:00", "Tue 11:00", held);
  }

  @Test
  void holdInTheExtensionMovesItAgain() {
    var held = new Pause(at("Mon 16:00"), at("Mon 17:00"));
    var again = new Pause(at("Tue 09:30"), at("Tue 13:00"));

    assertDue(
        Story.officeHours(), new Target.WorkingDays(0), "Mon 09:00", "Tue 13:30", held, again);
  }

  @Test
  void holdOfAMillisecondBeforeALongOneTakesNoTimeToCount() {
    var held = new Pause(at("Mon 16:00"), at("Mon 16:00").plusMillis(1));
    var longOne = new Pause(at("Tue 09:00"), at("Fri 16:00"));
    var segment = new Segment(at("Mon 09:00"), Story.officeHours(), new Target.WorkingDays(0));

    assertThat(new SlaClock(List.of(segment), List.of(held, longOne)).deadline())
        .contains(at("Fri 16:00").plusMillis(1));
  }
}
