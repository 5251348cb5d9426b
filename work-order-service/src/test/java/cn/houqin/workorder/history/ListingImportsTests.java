package cn.houqin.workorder.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was imported into a line is listed there, and nowhere else. */
@HouqinServiceTest
class ListingImportsTests {

  private static final String PATH = "/api/service-lines/%s/imports";

  @Autowired private Hospitals hospitals;

  @Test
  void importsOfALineTheNewestFirst() {
    var hospital = hospitals.ready();
    var integrator = hospital.as("INTEGRATOR");
    var line = PATH.formatted(AHospital.LINE);
    var first = post(hospital, "a").must(201).text("/importId");
    var second = post(hospital, "b").must(201).text("/importId");

    assertThat(integrator.get(line).must(200).body().get("items").findValuesAsString("importId"))
        .containsExactly(second, first);
    assertThat(integrator.get(line + "?changedSince=2999-01-01T00:00:00Z").body().get("items"))
        .isEmpty();
    var cleaning = PATH.formatted("CLEANING");
    assertThat(integrator.get(cleaning).must(200).body().get("items")).isEmpty();
    assertThat(integrator.get(cleaning + "/" + first).status()).isEqualTo(404);
    assertThat(integrator.get(cleaning + "/" + first + "/errors").status()).isEqualTo(404);
    assertThat(hospital.dispatcher().get(line).status()).isEqualTo(403);
  }

  private static cn.houqin.platform.testing.TestApi.Answer post(AHospital hospital, String id) {
    return hospital
        .as("INTEGRATOR")
        .post(
            PATH.formatted(AHospital.LINE) + "?zone=Asia/Shanghai",
            "externalId,requestedAt,completedAt,location,category,priority\n"
                + id
                + ",2024-01-01 10:00:00,2024-01-01 11:00:00,B2,LAMP,ROUTINE\n",
            "Content-Type",
            "text/csv");
  }
}
