package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ImportingFiguresTests {

  private static final String HEADER =
      "sourceSystem,externalId,indicator,contract,line,datedAt,numerator,denominator\n";
  private static final String PATH = "/api/observations/imports?reason=survey";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  TestApi system;
  Instant at;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
    system = hospital.as("INTEGRATOR");
    at = clock.instant().minusSeconds(1);
  }

  private String row(int n, String rating) {
    return "SURVEY,Q-%d,SATISFACTION,HT-1,CLEANING,%s,%s,1\n".formatted(n, at, rating);
  }

  private void applied(TestApi.Answer accepted, int rows) {
    assertThat(accepted.body().get("rows").asInt()).isEqualTo(rows);
    var path = "/api/observations/imports/" + accepted.text("/importId");
    await().until(() -> system.get(path).must(200).body().get("applied").asInt() == rows);
    await().until(() -> hospital.counted() == Math.min(rows, 200));
  }

  @Test
  void aCsvFileIsEnteredToItsLastRowAndTheSameFileAgainChangesNothing() {
    var file =
        HEADER
            + IntStream.rangeClosed(1, 150)
                .mapToObj(n -> row(n, Integer.toString(1 + n % 5)))
                .collect(Collectors.joining());

    applied(system.postText(PATH, "text/csv", file).must(201), 150);
    var digest = hospital.shown().text("/digest");
    applied(system.postText(PATH, "text/csv", file).must(201), 150);

    assertThat(hospital.shown().text("/digest")).isEqualTo(digest);
    assertThat(hospital.shown().text("/counts/SATISFACTION/denominator")).isEqualTo("150");
  }

  @Test
  void linesOfJsonAreEnteredToo() {
    var lines =
        """
        {"sourceSystem":"S","externalId":"1","indicator":"PRAISE","contract":"HT-1","line":"CLEANING","datedAt":"%1$s","numerator":"1","denominator":"1"}
        {"sourceSystem":"S","externalId":"2","indicator":"PRAISE","contract":"HT-1","line":"CLEANING","datedAt":"%1$s","numerator":"1","denominator":"1"}
        """
            .formatted(at);

    applied(system.postText(PATH, "application/x-ndjson", lines).must(201), 2);
  }

  @Test
  void oneBadRowRefusesTheFileAndEveryBadRowIsNamed() {
    var file = HEADER + row(1, "5") + row(2, "9") + row(1, "4") + row(4, "five");

    var unreadable = system.postText(PATH, "text/csv", file).must(400).errors();
    assertThat(unreadable)
        .map(error -> error.replaceFirst("^(\\S+ \\S+).*", "$1"))
        .containsExactly("/rows/3/externalId unique", "/rows/4/numerator readable");

    var outside = HEADER + row(1, "5") + row(2, "9") + row(3, "0");
    assertThat(system.postText(PATH, "text/csv", outside).must(400).errors())
        .containsExactly("/rows/2/numerator within-range 9", "/rows/3/numerator within-range 0");
    assertThat(
            system
                .postText(PATH, "text/csv", HEADER.replace("line", "lane") + row(1, "5"))
                .must(400)
                .errors())
        .map(error -> error.replaceFirst("^(\\S+ \\S+).*", "$1"))
        .containsExactly("/header/lane unknown-column", "/header/line missing-column");
    assertThat(hospital.counted()).isZero();
    assertThat(system.get("/api/observations").must(200).body().get("items")).isEmpty();
  }

  @Test
  void aRowThatSaysOtherwiseThanBeforeIsRefused() {
    applied(system.postText(PATH, "text/csv", HEADER + row(1, "5")).must(201), 1);

    assertThat(
            system
                .postText(PATH, "text/csv", HEADER + row(1, "4") + row(2, "4"))
                .must(400)
                .errors())
        .containsExactly("/rows/1/externalId says-otherwise SURVEY~Q-1");
  }
}
