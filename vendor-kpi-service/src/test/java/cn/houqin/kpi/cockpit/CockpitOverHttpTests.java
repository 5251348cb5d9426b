package cn.houqin.kpi.cockpit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.SettlementsElsewhere;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.history.AHistory;
import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Two vendors over two months, against two months before. */
@HouqinServiceTest
class CockpitOverHttpTests {

  @Autowired TestClock clock;
  @Autowired MonthlyFigures months;
  @LocalServerPort int port;
  private AHospital hospital;
  private YearMonth first;
  private YearMonth second;

  @BeforeEach
  void aHospital() {
    SettlementsElsewhere.start();
    hospital = AHospital.ready(port, clock);
    second = hospital.month().minusMonths(1);
    first = second.minusMonths(1);
    await()
        .until(() -> goal("COST").at("/why").asString(), why -> why.equals("SETTLEMENTS_MISSING"));
  }

  private void finalCards() {
    var history = new AHistory(months, hospital);
    var rated = Map.of("SATISFACTION", AHistory.count("45", "10"));
    var interrupted = Map.of("INTERRUPTION_RATE", AHistory.count("30", "2000"));
    history.closed("HT-1", AHospital.VENDOR, first, "90.00", rated);
    history.closed("HT-1", AHospital.VENDOR, second, "92.00", interrupted);
    history.closed("HT-2", AHospital.OTHER_VENDOR, first, "70.00", Map.of());
    history.closed("HT-2", AHospital.OTHER_VENDOR, second, "74.00", Map.of());
  }

  /** Both contracts in four months, in fen. */
  private void settled(long before, long now) {
    for (var contract : new String[] {"HT-1", "HT-2"}) {
      for (var back = 4; back >= 1; back--) {
        SettlementsElsewhere.settled(
            hospital.name(), contract, hospital.month().minusMonths(back), back > 2 ? before : now);
      }
    }
  }

  private JsonNode goal(String name) {
    var shown =
        hospital.manager().get("/api/cockpit?from=%s&to=%s".formatted(first, second)).must(200);
    return shown
        .body()
        .get("goals")
        .valueStream()
        .filter(one -> one.get("goal").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private TestApi.Answer written(String costBaseline, String... headers) {
    return hospital
        .manager()
        .put(
            "/api/cockpit/programme",
            """
            {"begins": "%1$s", "targets": [
              {"goal": "QUALITY", %2$s, "path": ["5", "10", "15"],
               "baseline": {"from": "2024-01", "to": "2024-12", "value": "80"}},
              {"goal": "ATTAINMENT", %2$s, "path": ["88", "92", "95"], "threshold": "80"},
              {"goal": "INTERRUPTION", %2$s, "path": ["3"]},
              {"goal": "SATISFACTION", %2$s, "path": ["90"]},
              {"goal": "COST", %2$s, "path": ["-3", "-7", "-10"], "baseline": %3$s}]}
            """
                .formatted(
                    first, "\"definition\": {\"en\": \"a\", \"zh-CN\": \"甲\"}", costBaseline),
            headers);
  }

  @Test
  void computesEveryGoalOfFinalCardsAndSettlements() {
    finalCards();
    settled(100_000, 95_000);
    var baseline =
        "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(first.minusMonths(2), first.minusMonths(1));
    written(baseline).must(201);

    // (90 + 92 + 70 + 74) / 4 = 81.5, 1.875 percent above 80, and 5 are due in the first year
    var quality = goal("QUALITY");
    assertThat(quality.at("/current/value").asString()).isEqualTo("81.50");
    assertThat(quality.at("/current/of").asInt()).isEqualTo(4);
    assertThat(quality.at("/change").asString()).isEqualTo("1.88");
    assertThat(quality.at("/baseline/entered").asBoolean()).isTrue();
    assertThat(quality.at("/due").asString()).isEqualTo("5");
    assertThat(quality.at("/state").asString()).isEqualTo("BEHIND");
    // of two vendors, with means of 91 and 72, one reaches 80
    assertThat(goal("ATTAINMENT").at("/current/value").asString()).isEqualTo("50.00");
    assertThat(goal("ATTAINMENT").at("/state").asString()).isEqualTo("BEHIND");
    assertThat(goal("INTERRUPTION").at("/current/value").asString()).isEqualTo("1.50");
    assertThat(goal("INTERRUPTION").at("/state").asString()).isEqualTo("ON_PATH");
    // a mean rating of 4.5 of 5
    assertThat(goal("SATISFACTION").at("/current/value").asString()).isEqualTo("90.00");
    assertThat(goal("SATISFACTION").at("/state").asString()).isEqualTo("ON_PATH");
    var cost = goal("COST");
    assertThat(cost.at("/current/value").asString()).isEqualTo("190000");
    assertThat(cost.at("/baseline/value").asString()).isEqualTo("200000");
    assertThat(cost.at("/change").asString()).isEqualTo("-5.00");
    assertThat(cost.at("/state").asString()).isEqualTo("ON_PATH");
  }

  @Test
  void saysWhyAFigureIsNotKnown() {
    assertThat(goal("QUALITY").at("/why").asString()).isEqualTo("NO_FINAL_CARDS");
    assertThat(goal("COST").at("/why").asString()).isEqualTo("SETTLEMENTS_MISSING");
    assertThat(goal("COST").at("/current/of").asInt()).isEqualTo(4);
    assertThat(goal("COST").at("/current/value").isNull()).isTrue();
    finalCards();
    settled(100_000, 95_000);
    assertThat(goal("QUALITY").at("/current/value").asString()).isEqualTo("81.50");
    assertThat(goal("QUALITY").at("/why").asString()).isEqualTo("NO_BASELINE");
    assertThat(goal("COST").at("/why").asString()).isEqualTo("NO_BASELINE");

    SettlementsElsewhere.isAway(hospital.name());

    assertThat(goal("COST").at("/why").asString()).isEqualTo("SETTLEMENTS_UNAVAILABLE");
    assertThat(goal("COST").at("/state").asString()).isEqualTo("UNKNOWN");
  }

  @Test
  void targetsAreWrittenDownByManagersAndNoneIsLostToAnother() {
    var shipped = hospital.as("AUDITOR").get("/api/cockpit/programme").must(200);
    assertThat(shipped.body().get("isShipped").asBoolean()).isTrue();
    assertThat(shipped.body().at("/programme/targets")).hasSize(5);
    hospital.as("FINANCE").put("/api/cockpit/programme", "{}").must(403);
    hospital.vendorUser(AHospital.VENDOR).get("/api/cockpit?from=2026-01&to=2026-01").must(403);
    var made = written("null").must(201);
    var other = "{\"from\": \"2024-01\", \"to\": \"2024-12\", \"value\": \"1\"}";

    written(other).must(428);
    written(other, "If-Match", made.header("ETag")).must(200);
    written("null", "If-Match", made.header("ETag")).must(412);

    var bad =
        """
        {"begins": "2026-01", "targets": [
          {"goal": "COST", "definition": {"en": "a"}, "path": ["1"], "threshold": "1"},
          {"goal": "COST", "definition": {"en": "a", "zh-CN": "b"}, "path": ["0.1234567"],
           "baseline": {"from": "2024-02", "to": "2024-01"}}]}
        """;
    assertThat(hospital.manager().put("/api/cockpit/programme", bad).must(400).errors())
        .containsExactlyInAnyOrder(
            "/targets/0/definition/zh-CN text",
            "/targets/0/threshold not-of-this-kind 1",
            "/targets/1/goal unique COST",
            "/targets/1/path/0 short-decimal 0.1234567",
            "/targets/1/baseline/to months-in-order 2024-01");
  }
}
