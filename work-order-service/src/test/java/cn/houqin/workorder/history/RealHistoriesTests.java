package cn.houqin.workorder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/**
 * Records that two cities and an incident desk published; the folder is the property houqin.shared.
 */
@HouqinServiceTest
class RealHistoriesTests {

  private static final Path SHARED =
      Path.of(
          System.getProperty(
              "houqin.shared", System.getProperty("houqin.root") + "/../shared/data"));

  @LocalServerPort int port;

  @Autowired MongoTemplate mongo;

  private TestApi of(String hospital, String zone) {
    mongo
        .getCollection("copy_hospitals")
        .insertOne(
            new Document("_id", hospital + "/" + hospital)
                .append("hospital", hospital)
                .append("subject", hospital)
                .append("sequence", 1L)
                .append("retired", false)
                .append(
                    "state",
                    new Document("hospital", hospital)
                        .append("name", hospital)
                        .append("zone", zone)
                        .append("migrating", true)
                        .append("recordedAt", Instant.EPOCH.toString())
                        .append("retired", false)));
    assertThat(HospitalEvent.State.class.getRecordComponents()).hasSize(6);
    return TestApi.as(port, hospital, "INTEGRATOR");
  }

  private static String csv(String name) throws IOException {
    var file = SHARED.resolve(name);
    assumeThat(Files.exists(file)).as("%s is not here: not exercised", file).isTrue();
    return Files.readString(file);
  }

  private static String column(String field, String column) {
    return "&column=" + URLEncoder.encode(field + "=" + column, StandardCharsets.UTF_8);
  }

  @Test
  void newYorksRequestsComeToTheirFiguresAndTheImpossibleOneIsNamed() throws IOException {
    var csv = csv("service-requests-nyc311-2013-12-25-even.csv");
    var api = of("nyc", "America/New_York");

    var taken =
        api.postText(
            "/api/service-lines/MAINTENANCE/imports?onError=skip&zone=America/New_York"
                + "&datePattern="
                + URLEncoder.encode("MM/dd/yyyy hh:mm:ss a", StandardCharsets.UTF_8)
                + column("externalId", "Unique Key")
                + column("requestedAt", "Created Date")
                + column("completedAt", "Closed Date")
                + column("dueAt", "Due Date")
                + column("category", "Complaint Type"),
            "text/csv",
            csv);

    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
    assertThat(taken.body().get("skipped").asInt()).isEqualTo(1);
    var path = taken.raw().headers().firstValue("Location").orElseThrow();
    assertThat(api.get(path + "/errors").body().toString())
        .contains("/completedAt")
        .contains("not-before-request");
    var figures = api.get("/api/service-lines/MAINTENANCE/figures").body();
    assertThat(figures.get("measurable").asInt()).isEqualTo(1146);
    assertThat(figures.get("medianHours").asString()).isEqualTo("48.0000");
    assertThat(figures.get("meanHours").asString()).isEqualTo("154.8108");
    assertThat(figures.get("within").asInt()).isEqualTo(392);
    assertThat(figures.get("withDue").asInt()).isEqualTo(197);
    assertThat(figures.get("onOrBeforeDue").asInt()).isEqualTo(176);
    var plumbing = api.get("/api/service-lines/MAINTENANCE/figures?category=PLUMBING").body();
    assertThat(plumbing.get("medianHours").asString()).isEqualTo("312.0000");
  }

  @Test
  void bostonsOwnVerdictsAreReproduced() throws IOException {
    var csv = csv("service-requests-boston311-2022-01-a.csv");
    var api = of("boston", "America/New_York");

    var taken =
        api.postText(
            "/api/service-lines/CLEANING/imports?onError=skip&zone=America/New_York"
                + column("externalId", "case_enquiry_id")
                + column("requestedAt", "open_dt")
                + column("completedAt", "closed_dt")
                + column("dueAt", "target_dt")
                + column("category", "type"),
            "text/csv",
            csv);

    assertThat(taken.status()).as(taken.raw().body()).isEqualTo(201);
    var figures = api.get("/api/service-lines/CLEANING/figures").body();
    assertThat(figures.get("orders").asInt()).isEqualTo(50);
    assertThat(figures.get("measurable").asInt()).isEqualTo(43);
    assertThat(figures.get("withDue").asInt()).isEqualTo(39);
    assertThat(figures.get("onOrBeforeDue").asInt()).isEqualTo(38);
    assertThat(figures.get("medianHours").asString()).isEqualTo("8.6561");
  }

  /**
   * Each incident's last event: opened, resolved, and whether it made its SLA. The log names no
   * target. One of 90 hours of true elapsed time gives the published verdict for all 396 of
   * priority 3 and 4 that have a resolution (the slowest that made it took 88.07 hours, the
   * quickest that did not 95.25). Not reproduced, and why: 14 (all made) have no resolution time;
   * the 27 of priority 1 and 2 all missed, the quickest within half an hour, so that their clocks
   * bound no target.
   */
  @Test
  void incidentsMadeTheirSlaWhereTheirClocksAllowTheVerdict() throws IOException {
    var log = csv("incident-event-log-servicenow-even.csv");
    var api = of("servicenow", "UTC");
    var last = new LinkedHashMap<String, NamedCsvRecord>();
    try (var reader = CsvReader.builder().ofNamedCsvRecord(log)) {
      reader.forEach(event -> last.put(event.getField("number"), event));
    }
    var incidents = new StringBuilder("number,opened,resolved,priority\n");
    last.values()
        .forEach(
            one ->
                incidents.append(
                    "%s,%s,%s,%s\n"
                        .formatted(
                            one.getField("number"),
                            one.getField("opened_at"),
                            one.getField("resolved_at").replace("?", ""),
                            one.getField("priority"))));

    api.postText(
            "/api/service-lines/IT/imports?zone=UTC&datePattern="
                + URLEncoder.encode("dd-MM-yyyy HH:mm", StandardCharsets.UTF_8)
                + column("externalId", "number")
                + column("requestedAt", "opened")
                + column("completedAt", "resolved")
                + column("category", "priority"),
            "text/csv",
            incidents.toString())
        .must(201);

    assertThat(figures(api, null)).isEqualTo("437 orders, 423 measurable, median 55.9333");
    assertThat(figures(api, "1 - Critical")).isEqualTo("7 orders, 7 measurable, median 145.8000");
    assertThat(figures(api, "2 - High")).isEqualTo("20 orders, 20 measurable, median 25.9917");
    assertThat(figures(api, "3 - Moderate"))
        .isEqualTo("369 orders, 355 measurable, median 55.9333");
    assertThat(figures(api, "4 - Low")).isEqualTo("41 orders, 41 measurable, median 141.8833");
    for (var priority : List.of("3 - Moderate", "4 - Low")) {
      var resolved =
          last.values().stream()
              .filter(one -> one.getField("priority").equals(priority))
              .filter(one -> !one.getField("resolved_at").equals("?"))
              .toList();
      var made = resolved.stream().filter(one -> one.getField("made_sla").equals("TRUE")).toList();
      assertThat(within(api, priority, 90)).isEqualTo(made.size());
      assertThat(within(api, priority, 95)).isEqualTo(made.size());
    }
    assertThat(within(api, "2 - High", 1)).isPositive();
  }

  private static String figures(TestApi api, @Nullable String category) {
    var path = "/api/service-lines/IT/figures";
    var shown =
        api.get(
                category == null
                    ? path
                    : path + "?category=" + URLEncoder.encode(category, StandardCharsets.UTF_8))
            .must(200);
    return "%s orders, %s measurable, median %s"
        .formatted(
            shown.body().get("orders").asInt(),
            shown.body().get("measurable").asInt(),
            shown.text("/medianHours"));
  }

  private static int within(TestApi api, String category, int hours) {
    return api.get(
            "/api/service-lines/IT/figures?withinHours="
                + hours
                + "&category="
                + URLEncoder.encode(category, StandardCharsets.UTF_8))
        .must(200)
        .body()
        .get("within")
        .asInt();
  }
}
