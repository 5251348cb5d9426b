package cn.houqin.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases of clocks; another folder can be given by {@code houqin.vectors}. */
class SlaVectorTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void everyWorkedCaseComesOut() throws IOException {
    var failures = new ArrayList<String>();
    var cases = JSON.readTree(Files.readString(vectors().resolve("sla.json")));

    cases.forEach(one -> failures.addAll(failuresOf(one)));

    System.out.println("[vectors] sla.json: " + cases.size() + " cases");
    assertThat(cases.size()).isPositive();
    assertThat(failures).isEmpty();
  }

  static Path vectors() {
    return Path.of(
        System.getProperty("houqin.vectors", System.getProperty("houqin.root") + "/vectors"));
  }

  private static List<String> failuresOf(JsonNode one) {
    var clock = clock(one.get("clock"));
    var failures = new ArrayList<String>();
    var id = one.get("id").asString();
    var deadline = clock.deadline();
    if (!deadline.equals(instant(one.get("deadline")))) {
      failures.add(id + " deadline " + deadline + " instead of " + one.get("deadline"));
    }
    if (one.has("elapsed")) {
      var worked = clock.workedUntil(Instant.parse(one.at("/elapsed/at").asString()));
      if (!worked.equals(Duration.ofMillis(one.at("/elapsed/ms").asLong()))) {
        failures.add(id + " elapsed " + worked.toMillis() + " instead of " + one.at("/elapsed/ms"));
      }
    }
    for (var warning : one.path("warnings")) {
      var at = clock.warning(warning.get("percent").asInt());
      if (!at.equals(instant(warning.get("at")))) {
        failures.add(id + " warning " + at + " instead of " + warning);
      }
    }
    for (var stop : one.path("stops")) {
      var verdict = clock.stoppedAt(Instant.parse(stop.get("at").asString()));
      if (!verdict.name().equals(stop.get("state").asString())) {
        failures.add(id + " " + verdict + " instead of " + stop);
      }
    }
    return failures;
  }

  private static SlaClock clock(JsonNode node) {
    var segments = new ArrayList<Segment>();
    for (var segment : node.get("segments")) {
      segments.add(
          new Segment(
              Instant.parse(segment.get("from").asString()),
              calendar(segment.get("calendar")),
              target(segment.get("target"))));
    }
    var pauses = new ArrayList<Pause>();
    for (var pause : node.get("pauses")) {
      pauses.add(
          new Pause(
              Instant.parse(pause.get("from").asString()), instant(pause.get("to")).orElse(null)));
    }
    return new SlaClock(segments, pauses);
  }

  static WorkCalendar calendar(JsonNode node) {
    return CalendarText.read(
        node.get("zone").asString(),
        JSON.convertValue(
            node.get("weekly"), new TypeReference<Map<String, List<List<String>>>>() {}),
        node.has("holidays")
            ? JSON.convertValue(node.get("holidays"), new TypeReference<List<String>>() {})
            : null,
        node.has("makeUpDays")
            ? JSON.convertValue(node.get("makeUpDays"), new TypeReference<Map<String, String>>() {})
            : null);
  }

  private static Target target(JsonNode node) {
    return node.has("minutes")
        ? new Target.Minutes(node.get("minutes").asLong())
        : new Target.WorkingDays(node.get("workingDays").asInt());
  }

  private static Optional<Instant> instant(JsonNode node) {
    return node.isNull() ? Optional.empty() : Optional.of(Instant.parse(node.asString()));
  }
}
