package cn.houqin.workorder.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Records that two cities published; the folder is the property houqin.shared. */
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
}
