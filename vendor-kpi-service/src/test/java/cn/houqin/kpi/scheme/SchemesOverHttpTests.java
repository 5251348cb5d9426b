package cn.houqin.kpi.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class SchemesOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void schemes() {
    hospital = AHospital.ready(port, clock);
  }

  @Test
  void aSchemeThatDoesNotHoldTogetherIsRefusedWithEveryFaultAtOnce() {
    var refused = hospital.manager().post("/api/schemes", BROKEN).must(400);

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/definition/dimensions weights-sum-to-100 99",
            "/definition/dimensions/0/indicators weights-sum-to-100 90",
            "/definition/dimensions/0/indicators/0/rule/target not-the-floor 80.0",
            "/definition/dimensions/1/indicators/0/code unique NOTHING",
            "/definition/dimensions/0/indicators/0/code known-indicator NOTHING",
            "/definition/dimensions/1/indicators/0/code known-indicator NOTHING",
            "/definition/dimensions/1/indicators/0/rule/bands/1/from only-the-first-is-open null",
            "/definition/dimensions/1/indicators/0/rule/bands/1/score zero-to-hundred 101",
            "/definition/penaltyCap not-negative -1",
            "/definition/grades/2/from ascending 80",
            "/definition/grades/2/grade unique GOOD");
    hospital.manager().get("/api/schemes/BROKEN@1").must(404);
  }

  @Test
  void aVersionNeverChanges() {
    var again = BROKEN.replaceFirst("(?s)\"definition\".*", "\"definition\": " + GOOD + "}");
    hospital.manager().post("/api/schemes", again).must(201);

    assertThat(hospital.manager().post("/api/schemes", again).must(409).problem())
        .isEqualTo("already-exists");
    assertThat(hospital.manager().get("/api/schemes/BROKEN@1").must(200).text("/name"))
        .isEqualTo("Broken");
  }

  @Test
  void isWrittenByVendorManagersAndNamedWithItsVersion() {
    hospital.as("FINANCE").post("/api/schemes", BROKEN).must(403);
    assertThat(
            hospital
                .manager()
                .post("/api/schemes", BROKEN.replace("BROKEN@1", "broken"))
                .must(400)
                .errors())
        .containsExactly("/scheme scheme-version broken");
  }

  private static final String GOOD =
      """
      {"total": "RAW", "dimensions": [{"code": "D", "weight": "100", "indicators": [
        {"code": "PRAISE", "weight": "100", "rule": {"kind": "ADD", "points": "10", "perOccurrence": "1"}}]}],
       "grades": [{"grade": "ONE"}]}
      """;

  private static final String BROKEN =
      """
      {"scheme": "BROKEN@1", "name": "Broken", "definition": {"total": "CAPPED", "penaltyCap": "-1",
       "dimensions": [
        {"code": "D", "weight": "50", "indicators": [
          {"code": "NOTHING", "weight": "90", "rule": {"kind": "LINEAR", "floor": "80", "target": "80.0"}}]},
        {"code": "E", "weight": "49", "indicators": [
          {"code": "NOTHING", "weight": "100", "rule": {"kind": "BANDS", "bands": [{"score": "0"}, {"score": "101"}]}}]}],
       "grades": [{"grade": "FAIL"}, {"from": "80", "grade": "GOOD"}, {"from": "80", "grade": "GOOD"}]}}
      """;
}
