package cn.houqin.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.platform.worktime.WorkingDays;
import cn.houqin.platform.worktime.WorkingTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Working-time cases of other libraries, read from the folder {@code houqin.shared}; skipped where
 * it is not there. Counting backwards and one library's conventions are left out.
 */
class PublishedSlaVectorTests {

  private static final Path FILE =
      Path.of(
              System.getProperty(
                  "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"))
          .resolve("sla-vectors.json");

  @Test
  void casesOfOtherLibrariesComeOut() throws IOException {
    assumeThat(Files.exists(FILE)).as("%s is not there", FILE).isTrue();
    var failures = new ArrayList<String>();
    var checked = 0;
    for (var one : JsonMapper.shared().readTree(Files.readString(FILE)).get("vectors")) {
      var isForward = one.path("target").path("value").asInt(0) >= 0;
      if (isForward && !one.get("description").asString().endsWith("(convention)")) {
        checked++;
        failure(one).ifPresent(failures::add);
      }
    }

    System.out.println("[vectors] sla-vectors.json: " + checked + " cases");
    assertThat(checked).isPositive();
    assertThat(failures).isEmpty();
  }

  private static Optional<String> failure(JsonNode one) {
    var calendar = calendar(one.get("calendar"));
    var start = instant(one.get("start").asString(), calendar.zone());
    var time = new WorkingTime(calendar, List.of());
    var actual =
        switch (one.get("operation").asString()) {
          case "deadline" -> Instant.ofEpochMilli(deadline(time, start, one.get("target")));
          case "elapsed" -> time.between(start, end(one, calendar)) / 1_000;
          case "add_days" -> day(calendar, start, one.at("/target/value").asInt());
          case "next_working_instant" ->
              Instant.ofEpochMilli(time.reached(start, 1, Long.MAX_VALUE / 4).orElseThrow() - 1);
          case "is_open" -> time.between(start, start + 1) == 1;
          default -> throw new AssertionError(one);
        };
    var expected = expected(one, calendar);
    return actual.equals(expected)
        ? Optional.empty()
        : Optional.of(one.get("id").asString() + " " + actual + " instead of " + expected);
  }

  private static Object expected(JsonNode one, WorkCalendar calendar) {
    var expected = one.get("expected");
    return switch (one.get("operation").asString()) {
      case "elapsed" -> expected.asLong();
      case "is_open" -> expected.asBoolean();
      case "add_days" -> LocalDate.parse(expected.asString().substring(0, 10));
      default -> Instant.ofEpochMilli(instant(expected.asString(), calendar.zone()));
    };
  }

  private static long deadline(WorkingTime time, long start, JsonNode target) {
    var unit =
        switch (target.get("unit").asString()) {
          case "business_hours" -> 3_600_000L;
          case "business_minutes" -> 60_000L;
          case "business_seconds" -> 1_000L;
          default -> throw new AssertionError(target);
        };
    return time.reached(start, target.get("value").asLong() * unit, Long.MAX_VALUE / 4)
        .orElseThrow();
  }

  private static LocalDate day(WorkCalendar calendar, long start, int days) {
    var end = new WorkingDays(calendar).endOf(start, days).orElseThrow();
    return LocalDate.ofInstant(Instant.ofEpochMilli(end - 1), calendar.zone());
  }

  private static long end(JsonNode one, WorkCalendar calendar) {
    return instant(one.get("end").asString(), calendar.zone());
  }

  private static long instant(String text, ZoneId zone) {
    if (text.length() == 10) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant().toEpochMilli();
    }
    return text.matches(".*([+-]\\d\\d:\\d\\d|Z)")
        ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
        : LocalDateTime.parse(text).atZone(zone).toInstant().toEpochMilli();
  }

  private static WorkCalendar calendar(JsonNode node) {
    var weekly = new LinkedHashMap<String, List<List<String>>>();
    node.get("weekly")
        .forEachEntry(
            (day, windows) -> {
              var read = new ArrayList<List<String>>();
              windows.forEach(
                  window -> read.add(List.of(window.get(0).asString(), window.get(1).asString())));
              weekly.put(day.toUpperCase(Locale.ROOT), read);
            });
    var holidays = new ArrayList<String>();
    node.get("holidays").forEach(date -> holidays.add(date.asString()));
    return CalendarText.read(node.get("tz").asString(), weekly, holidays, null);
  }
}
