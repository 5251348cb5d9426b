package cn.houqin.kpi.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.SettlementsElsewhere;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A closed month of two contracts by other targets and another mechanism. */
@HouqinServiceTest
class SimulationsOverHttpTests {

  private static final String TARGETS =
      "\"targets\": {\"ON_TIME_RESPONSE\": {\"floor\": \"80\", \"target\": \"90\"}}";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  private AHospital hospital;

  /** HT-1 answered nine of ten in time: 66.67 x 60 % + 40 = 80.00. HT-2 has no orders: 100. */
  @BeforeEach
  void aClosedMonth() {
    SettlementsElsewhere.start();
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
    await()
        .until(() -> simulated("", TARGETS).must(200).body().get("rows").size(), size -> size == 2);
  }

  private TestApi.Answer simulated(String query, String more) {
    return hospital
        .manager()
        .post(
            "/api/simulations" + query,
            "{\"line\": \"CLEANING\", \"from\": \"%1$s\", \"to\": \"%1$s\", %2$s}"
                .formatted(hospital.month(), more));
  }

  private void settled() {
    SettlementsElsewhere.says(
        hospital.name(),
        """
        {"faults": [], "months": [{"month": "%s", "status": "PAID", "settledFen": 98000, "correctedFen": 500,
         "triedFen": 100000, "lines": [], "uncharged": ["f-1"]}]}
        """
            .formatted(hospital.month()));
  }

  @Test
  void showsScoreGradeAndMoneySideBySideAndPageByPage() {
    settled();

    var both = simulated("", TARGETS).must(200);

    assertThat(both.text("/rows/0/was/total")).isEqualTo("80.00");
    assertThat(both.text("/rows/0/was/grade")).isEqualTo("GOOD");
    assertThat(both.text("/rows/0/would/total")).isEqualTo("100.00");
    assertThat(both.text("/rows/0/would/grade")).isEqualTo("EXCELLENT");
    assertThat(both.text("/rows/0/change")).isEqualTo("20.00");
    assertThat(both.text("/rows/0/money/state")).isEqualTo("COMPUTED");
    assertThat(both.body().at("/rows/0/money/wasFen").asLong()).isEqualTo(98_500);
    assertThat(both.body().at("/rows/0/money/changeFen").asLong()).isEqualTo(1_500);
    assertThat(both.body().at("/rows/0/money/uncharged").toString()).isEqualTo("[\"f-1\"]");
    assertThat(both.body().at("/sums/wouldFen").asLong()).isEqualTo(200_000);
    assertThat(both.body().at("/sums/changeFen").asLong()).isEqualTo(3_000);
    var asked = SettlementsElsewhere.asked(hospital.name()).getLast();
    assertThat(asked.at("/contract").asString()).isEqualTo("HT-2");
    var rest = simulated("?after=HT-1", TARGETS).must(200);
    assertThat(rest.body().get("rows")).hasSize(1);
    assertThat(rest.text("/rows/0/contract")).isEqualTo("HT-2");
    var one = simulated("", "\"contracts\": [\"HT-1\"], " + TARGETS).must(200);
    assertThat(one.body().get("rows")).hasSize(1);
    asked = SettlementsElsewhere.asked(hospital.name()).getLast();
    assertThat(asked.at("/months/0/scores/CLEANING/total").asString()).isEqualTo("100.00");
  }

  private void closed(String card) {
    var path = "/api/scorecards/" + card;
    await().until(() -> hospital.manager().get(path).status(), status -> status == 200);
    await()
        .until(
            () -> hospital.manager().post(path + "/closing", "").text("/stage"), "CLOSED"::equals);
  }

  /** HT-4 cleans and guards: its month is paid once, by the scores of both lines. */
  @Test
  void triesAllLinesTogetherWithTheMoneyOfAContractsMonthOnce() {
    hospital.contractOf("HT-4", AHospital.VENDOR, "CLEANING", "SECURITY");
    closed("HT-4~CLEANING~" + hospital.month());
    closed("HT-4~SECURITY~" + hospital.month());
    settled();

    var all =
        hospital
            .manager()
            .post(
                "/api/simulations",
                "{\"from\": \"%1$s\", \"to\": \"%1$s\", %2$s}".formatted(hospital.month(), TARGETS))
            .must(200);

    assertThat(all.body().get("rows").findValuesAsString("line"))
        .containsExactly("CLEANING", "CLEANING", "CLEANING", "SECURITY");
    assertThat(all.text("/rows/2/money/state")).isEqualTo("COMPUTED");
    assertThat(all.text("/rows/3/money/state")).isEqualTo("WITH_ANOTHER_LINE");
    assertThat(all.body().at("/sums/wouldFen").asLong()).isEqualTo(300_000);
    assertThat(all.body().at("/sums/withoutMoney").asInt()).isZero();
    var asked = SettlementsElsewhere.asked(hospital.name()).getLast();
    assertThat(asked.at("/months")).hasSize(1);
    assertThat(asked.at("/months/0/scores").size()).isEqualTo(2);
  }

  @Test
  void showsScoresAloneWhileTheOwnerOfTheMoneyIsAway() {
    assertThat(simulated("", TARGETS).must(200).text("/rows/1/money/state"))
        .isEqualTo("NOT_SETTLED");
    SettlementsElsewhere.isAway(hospital.name());

    var answer = simulated("", TARGETS).must(200);

    assertThat(answer.text("/rows/0/would/total")).isEqualTo("100.00");
    assertThat(answer.text("/rows/0/money/state")).isEqualTo("UNAVAILABLE");
    assertThat(answer.body().at("/rows/0/money/wouldFen").isNull()).isTrue();
    assertThat(answer.body().at("/sums/withoutMoney").asInt()).isEqualTo(2);
  }

  @Test
  void keepsNothingUnlessAskedTo() {
    settled();
    simulated("", TARGETS).must(200);
    assertThat(kept().body().get("items")).isEmpty();

    var made = simulated("", "\"keep\": \"for the tender\", " + TARGETS).must(201);

    var whole = hospital.as("AUDITOR").get(made.header("Location")).must(200);
    assertThat(whole.text("/kept/by")).isEqualTo("vendor_manager");
    assertThat(whole.text("/kept/reason")).isEqualTo("for the tender");
    assertThat(whole.text("/kept/digest")).matches("[0-9a-f]{64}");
    assertThat(whole.text("/inputs/form/targets/ON_TIME_RESPONSE/target")).isEqualTo("90");
    assertThat(whole.body().at("/result")).isEqualTo(made.body());
    assertThat(kept().body().get("items")).hasSize(1);
  }

  private TestApi.Answer kept() {
    return hospital.manager().get("/api/simulations?line=CLEANING").must(200);
  }

  @Test
  void namesWhatCannotBeTried() {
    assertThat(simulated("", "\"contracts\": []").must(400).errors())
        .containsExactly("/definition something-to-try");
    assertThat(
            simulated("", TARGETS.replace("ON_TIME_RESPONSE", "SATISFACTION")).must(400).errors())
        .containsExactly("/targets/SATISFACTION linear-in-scheme SATISFACTION");
    SettlementsElsewhere.says(
        hospital.name(),
        """
        {"faults": [{"pointer": "/CLEANING/tiers/0/from", "rule": "only-the-first-is-open", "value": "10"}],
         "months": []}
        """);
    var mechanism = "\"mechanism\": {\"tiers\": [{\"from\": \"10\", \"kind\": \"FULL\"}]}";
    assertThat(simulated("", mechanism).must(400).errors())
        .containsExactly("/mechanism/tiers/0/from only-the-first-is-open 10");
    assertThat(simulated("", mechanism.replace("FULL", "SOME")).must(400).errors()).hasSize(1);
    hospital.vendorUser(AHospital.VENDOR).post("/api/simulations", "{}").must(403);
  }
}
