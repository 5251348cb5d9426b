package cn.houqin.workorder.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A figure of an inspection opens into the checklist behind it. */
@HouqinServiceTest
class OpeningInspectionsTests {

  @Autowired private Hospitals hospitals;
  @LocalServerPort private int port;
  @Autowired private Clock businessClock;

  /** The manifest of its own month names it, that of today does not. */
  @Test
  void thatIsEnteredLateIsEvidenceOfTheDayItEnded() {
    var hospital = hospitals.ready();
    var today = businessClock.instant().atZone(ZoneId.of("Asia/Shanghai"));
    var earlier = today.minusDays(35);

    recorded(hospital, earlier.toInstant()).must(201);
    assertThat(
            recorded(hospital, businessClock.instant().plusSeconds(60))
                .must(400)
                .errors()
                .getFirst())
        .startsWith("/endedAt not-in-the-future");
    assertThat(recorded(hospital, today.minusDays(93).toInstant()).must(400).errors().getFirst())
        .startsWith("/endedAt at-most-days-ago");

    assertThat(counted(hospital, YearMonth.from(earlier))).isEqualTo(1);
    assertThat(counted(hospital, YearMonth.from(today))).isZero();
  }

  private static int counted(AHospital hospital, YearMonth month) {
    return hospital.manifest("HT-1", month.toString()).must(200).body().get("count").asInt();
  }

  private static TestApi.Answer recorded(AHospital hospital, Instant endedAt) {
    return hospital
        .as("SUPERVISOR")
        .post(
            "/api/service-lines/" + AHospital.LINE + "/inspections",
            """
            {"location": "B1-101", "endedAt": "%s", "elements": [{"element": "lamp", "result": "PASSED"}]}
            """
                .formatted(endedAt));
  }

  @Test
  void tellsServicesWhatWasFoundAndNotByWhom() {
    var hospital = hospitals.ready();
    var path =
        hospital
            .as("SUPERVISOR")
            .post(
                "/api/service-lines/" + AHospital.LINE + "/inspections",
                """
                {"location": "B1-101", "elements": [{"element": "lamp", "result": "PASSED"},
                 {"element": "switch", "result": "FAILED", "remark": "loose"},
                 {"element": "lift", "result": "NOT_APPLICABLE"}]}
                """)
            .must(201)
            .header("Location");
    var inspection = path.substring(path.lastIndexOf('/') + 1);
    var kpi = new TestApi(port, TestTokens.service("kpi", "internal.inspection"));

    var told = kpi.internal(hospital.name(), "/internal/inspections/" + inspection).must(200);

    assertThat(told.body().at("/passed").asInt()).isEqualTo(1);
    assertThat(told.body().at("/failed").asInt()).isEqualTo(1);
    assertThat(told.text("/elements/1/remark")).isEqualTo("loose");
    assertThat(told.body().toString()).doesNotContain("supervisor");
    assertThat(kpi.internal("elsewhere", "/internal/inspections/" + inspection).status())
        .isEqualTo(404);
    assertThat(
            new TestApi(port, TestTokens.service("kpi", "internal.work-order"))
                .internal(hospital.name(), "/internal/inspections/" + inspection)
                .status())
        .isEqualTo(403);
  }
}
