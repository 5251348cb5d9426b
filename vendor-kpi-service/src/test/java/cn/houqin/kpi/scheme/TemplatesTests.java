package cn.houqin.kpi.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.TestTokens;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Each shipped template, posted as it is, closes a month. */
@HouqinServiceTest
class TemplatesTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
  }

  private JsonNode template(String name) {
    return hospital
        .as("REQUESTER")
        .get("/api/scheme-templates")
        .must(200)
        .body()
        .valueStream()
        .filter(one -> one.get("template").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** HT-1 is scored by the template from now on. */
  private void scoredBy(String name) {
    hospital.manager().post("/api/schemes", template(name).get("scheme").toString()).must(201);
    hospital.contract("HT-1", AHospital.VENDOR, "ACTIVE", name + "@1");
    await().until(() -> hospital.shown().text("/scheme"), (name + "@1")::equals);
  }

  private void rated(Map<String, String> ratings) {
    ratings.forEach(
        (rater, value) -> {
          var asked =
              hospital
                  .command("/raters", "{\"rater\":\"%1$s\",\"person\":\"%1$s\"}".formatted(rater))
                  .must(201)
                  .text("/rating");
          new TestApi(port, TestTokens.of(rater, hospital.name(), "LOGISTICS"))
              .post(
                  "/api/ratings/" + asked + "/values",
                  "{\"value\":\"%s\",\"comment\":\"x\"}".formatted(value))
              .must(200);
        });
  }

  private void figure(String id, String indicator, int numerator) {
    hospital.arrives(id + hospital.name(), hospital.given(id, indicator, numerator));
  }

  private void awaitScore(String total) {
    await().until(() -> hospital.shown().text("/score/total"), total::equals);
  }

  private void closesWith(String total, String grade) {
    hospital.reaches("CLOSED");
    assertThat(hospital.shown().text("/score/total")).isEqualTo(total);
    assertThat(hospital.shown().text("/score/grade")).isEqualTo(grade);
  }

  /** Leaders (92 + 88) / 2 = 90, users 0.6 x 83 + 0.4 x 88 = 85; 0.6 x 90 + 0.4 x 85 = 88. */
  @Test
  void leadersSixtyAndUsersForty() {
    scoredBy("LEADERS-AND-USERS");

    rated(
        Map.of(
            "HOSPITAL_LEADER", "92",
            "LOGISTICS_DEPARTMENT", "88",
            "NURSING", "83",
            "CLINICAL_DEPARTMENTS", "88"));

    awaitScore("88.00");
    closesWith("88.00", "GOOD");
  }

  /**
   * Quality: inspections 100, no fix, one complaint (10 - 2) / 10 = 80; (50 x 100 + 20 x 80) / 70 =
   * 94.2857. Efficiency: response 100, completion no activity: 100. Cost: finance 70. Satisfaction
   * 4: 85. 0.4 x 94.2857 + 0.25 x 100 + 0.15 x 70 + 0.2 x 85 = 90.214.
   */
  @Test
  void qualityEfficiencyCostAndSatisfaction() {
    scoredBy("FOUR-DIMENSIONS");

    figure("i1/INSPECTION_PASS", "INSPECTION_PASS", 1);
    figure("c1/COMPLAINT#1", "COMPLAINTS", 1);
    figure("o1/RESPOND#1", "ON_TIME_RESPONSE", 1);
    figure("o1/SATISFACTION#1", "SATISFACTION", 4);
    rated(Map.of("FINANCE_DEPARTMENT", "70"));

    awaitScore("90.21");
    closesWith("90.21", "GOOD");
  }

  /**
   * Order: 3 missed rounds (20 - 6) / 20 = 70, two others 100: 0.5 x 70 + 0.5 x 100 = 85. Voice: 9
   * complaints take 45 of 40, so nothing is left. Continuity: 30 minutes, (20 - 3) / 20 = 85. 0.4 x
   * 85 + 0 + 0.2 x 85 = 51.
   */
  @Test
  void propertyByDeductionsAndNoCriterionBelowNothing() {
    scoredBy("PROPERTY-DEDUCTIONS");

    for (var n = 1; n <= 9; n++) {
      figure("c" + n + "/COMPLAINT#1", "COMPLAINTS", 1);
    }
    figure("r1/ROUNDS", "MISSED_ROUNDS", 3);
    figure("n1/INTERRUPTION", "INTERRUPTION_RATE", 30);

    awaitScore("51.00");
    closesWith("51.00", "FAIL");
  }

  @Test
  void theyStandInBothLanguagesAndWaitNoLongerForRatersThanTheDueDate() {
    assertThat(template("FOUR-DIMENSIONS").at("/name/zh-CN").asString()).contains("四维");
    assertThat(template("FOUR-DIMENSIONS").at("/name/en").asString()).contains("four");
    scoredBy("FOUR-DIMENSIONS");
    figure("o1/RESPOND#1", "ON_TIME_RESPONSE", 1);
    awaitScore("100.00");

    hospital.reaches("CLOSING");
    clock.forward(Duration.ofDays(4));

    hospital.awaits("CLOSED");
  }
}
