package cn.houqin.kpi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class OwnIndicatorsOverHttpTests {

  private static final String WORDS =
      """
      {"name": {"en": "Complaints per 100 responses", "zh-CN": "百次响应投诉"},
       "definition": {"en": "d", "zh-CN": "定义"}, "numerator": {"en": "complaints", "zh-CN": "投诉"},
       "denominator": {"en": "responses", "zh-CN": "响应"}}
      """;

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
  }

  private TestApi.Answer added(String code, String numerator, String denominator) {
    return hospital.manager().post("/api/indicators", own(code, numerator, denominator));
  }

  private static String own(String code, String numerator, String denominator) {
    return """
    {"code": "%s", "words": %s, "unit": "PERCENT", "direction": "LOWER", "factor": "100",
     "numerator": %s, "denominator": %s}
    """
        .formatted(code, WORDS, numerator, denominator);
  }

  @Test
  void oneIsScoredOnWhatOthersFiguresSay() {
    added(
            "COMPLAINTS_PER_RESPONSE",
            "[{\"indicator\": \"COMPLAINTS\", \"takes\": \"NUMERATOR\"}]",
            "[{\"indicator\": \"ON_TIME_RESPONSE\", \"takes\": \"FIGURES\"}]")
        .must(201);
    hospital.manager().post("/api/schemes", SCHEME).must(201);
    hospital.responses(9, 1);
    hospital.arrives("complaint", hospital.given("c1/COMPLAINT#1", "COMPLAINTS", 1));
    hospital.reaches("CLOSED");

    var simulated =
        hospital
            .manager()
            .post(
                "/api/simulations",
                """
                {"line": "CLEANING", "from": "%1$s", "to": "%1$s", "definition": %2$s}
                """
                    .formatted(hospital.month(), DEFINITION))
            .must(200);

    var mine =
        simulated
            .body()
            .get("rows")
            .valueStream()
            .filter(row -> row.get("contract").asString().equals("HT-1"))
            .findFirst()
            .orElseThrow();
    assertThat(mine.at("/was/total").asString()).isEqualTo("68.00");
    assertThat(mine.at("/would/total").asString()).isEqualTo("50.00");
    assertThat(mine.at("/would/grade").asString()).isEqualTo("ONE");
    assertThat(mine.get("change").asString()).isEqualTo("-18.00");
    assertThat(hospital.shown().text("/score/total")).isEqualTo("68.00");
  }

  @Test
  void everyFaultIsNamedAndALibraryCodeIsNotTaken() {
    assertThat(
            added("SATISFACTION", "[{\"indicator\": \"NOTHING\", \"takes\": \"NUMERATOR\"}]", "[]")
                .must(400)
                .errors())
        .containsExactlyInAnyOrder(
            "/code unique SATISFACTION",
            "/denominator not-empty",
            "/numerator/0/indicator known-indicator NOTHING");
  }

  @Test
  void oneWithoutTermsIsEnteredUnderItsOwnCodeAndListed() {
    hospital.as("FINANCE").post("/api/indicators", own("ROOMS_READY", "[]", "[]")).must(403);
    added("ROOMS_READY", "[]", "[]").must(201);

    assertThat(hospital.manager().get("/api/indicators/ROOMS_READY").must(200).text("/source"))
        .isEqualTo("ENTERED");
    assertThat(hospital.manager().get("/api/indicators/own").must(200).body().get("items"))
        .hasSize(1);
    hospital
        .as("INTEGRATOR")
        .post(
            "/api/observations",
            """
            {"reason": "ward round", "observation": {"sourceSystem": "HIS", "externalId": "1",
             "indicator": "ROOMS_READY", "contract": "HT-1", "line": "CLEANING", "datedAt": "%s",
             "numerator": "7", "denominator": "8"}}
            """
                .formatted(clock.instant().minusSeconds(1)))
        .must(201);
  }

  private static final String DEFINITION =
      """
      {"total": "RAW", "dimensions": [{"code": "D", "weight": "100", "indicators": [
        {"code": "COMPLAINTS_PER_RESPONSE", "weight": "100", "factor": "100",
         "rule": {"kind": "LINEAR", "floor": "20", "target": "0"}}]}],
       "grades": [{"grade": "ONE"}]}
      """;

  private static final String SCHEME =
      "{\"scheme\": \"OWN@1\", \"name\": \"Own\", \"definition\": " + DEFINITION + "}";
}
