package cn.houqin.workorder.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A figure of an inspection opens into the checklist behind it. */
@HouqinServiceTest
class OpeningInspectionsTests {

  @Autowired private Hospitals hospitals;
  @LocalServerPort private int port;

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
