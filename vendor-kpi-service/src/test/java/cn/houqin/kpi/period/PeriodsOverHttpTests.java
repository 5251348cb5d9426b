package cn.houqin.kpi.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.Sources;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** HT-1 (1,000 yuan a month) and HT-3 (3,000 yuan) of one vendor, HT-2 of another. */
@HouqinServiceTest
class PeriodsOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  String quarter;

  /** HT-1 comes to 88 (one complaint, (10 - 3) / 10 of 40 and all of 60), HT-3 to 100. */
  @BeforeEach
  void finalCards() {
    hospital = AHospital.ready(port, clock);
    var month = hospital.month();
    quarter = month.getYear() + "-Q" + ((month.getMonthValue() + 2) / 3);
    hospital.contract("HT-3", AHospital.VENDOR, "ACTIVE", "CLEAN@1", 300_000L);
    hospital.responses(1, 0);
    hospital.arrives("c" + hospital.name(), hospital.given("c1/COMPLAINT#1", "COMPLAINTS", 1));
    ofThirdContract();
    await().until(() -> hospital.shown().text("/score/total"), "88.00"::equals);
    hospital.reaches("CLOSED");
    isFinal("HT-1", AHospital.VENDOR);
    isFinal("HT-3", AHospital.VENDOR);
  }

  private void ofThirdContract() {
    Sources.gave(hospital.name(), hospital.cardOf("HT-3"), "p1/RESPOND#1");
    var like = hospital.figure("p1/RESPOND#1", "ON_TIME_RESPONSE", 1);
    hospital.arrives(
        "p" + hospital.name(),
        new Evidence(
            like.evidenceId(),
            like.indicator(),
            "HT-3",
            1,
            like.line(),
            like.vendor(),
            like.month(),
            "1",
            "1",
            like.datedAt(),
            like.source(),
            like.sourceId(),
            like.cause()));
  }

  private void isFinal(String contract, String vendor) {
    var card = "/api/scorecards/" + hospital.cardOf(contract);
    await().until(() -> hospital.manager().get(card).text("/stage"), "CLOSED"::equals);
    hospital.manager().post(card + "/publication", "").must(200);
    hospital.vendorUser(vendor).post(card + "/acceptance", "").must(200);
  }

  @Test
  void aQuarterCardShowsHowManyMonthsCountAndNamesTheOthers() {
    var shown =
        hospital
            .manager()
            .get("/api/period-cards?line=CLEANING&contract=HT-1&weights=20,30,50&period=" + quarter)
            .must(200);

    assertThat(shown.text("/cards/0/mean/total")).isEqualTo("88.00");
    assertThat(shown.text("/cards/0/mean/grade")).isEqualTo("GOOD");
    assertThat(shown.text("/cards/0/weighted/total")).isEqualTo("88.00");
    assertThat(shown.body().at("/cards/0/scored").asInt()).isEqualTo(1);
    assertThat(
            shown
                .body()
                .at("/cards/0/unfinished")
                .valueStream()
                .map(one -> one.asString())
                .toList())
        .containsExactlyElementsOf(
            Stream.iterate(Period.parse(quarter).first(), month -> month.plusMonths(1))
                .limit(3)
                .filter(month -> !month.equals(hospital.month()))
                .map(YearMonth::toString)
                .toList());
  }

  @Test
  void aVendorUserSeesItsOwnAndWrongQuestionsAreNamed() {
    var path = "/api/period-cards?line=CLEANING&period=" + hospital.month().getYear();

    assertThat(hospital.vendorUser(AHospital.VENDOR).get(path).must(200).body().get("cards"))
        .hasSize(2);
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(path).must(200).text("/contracts"))
        .isEqualTo("1");
    hospital.as("REQUESTER").get(path).must(403);
    assertThat(hospital.manager().get(path + "-Q5").must(400).errors().getFirst())
        .startsWith("period period");
    assertThat(hospital.manager().get(path + "&weights=50,50").must(400).errors())
        .containsExactly("weights so-many-weights 2");
    assertThat(hospital.manager().get(path + "&weights=10,20,30,30").must(400).errors())
        .containsExactly("weights weights-sum-to-100 90");
    hospital.manager().get(path + "&weights=a,b").must(400);
  }

  /** (88 x 1,000 + 100 x 3,000) / 4,000 = 97. */
  @Test
  void aVendorsFigureIsTheFeeWeightedMeanOfItsCards() {
    var shown = hospital.manager().get("/api/vendor-figures?month=" + hospital.month()).must(200);

    assertThat(shown.text("/figures/0/vendor")).isEqualTo(AHospital.VENDOR);
    assertThat(shown.text("/figures/0/figure")).isEqualTo("97.00");
    assertThat(shown.text("/figures/0/feeFen")).isEqualTo("400000");
    assertThat(shown.body().at("/figures/1/figure").isNull()).isTrue();
    assertThat(
            hospital
                .vendorUser(AHospital.OTHER_VENDOR)
                .get("/api/vendor-figures?month=" + hospital.month())
                .must(200)
                .text("/vendors"))
        .isEqualTo("1");
  }

  @Test
  void twoGradedContractsAreTooFewForTheSharesAndThatIsSaid() {
    var shown =
        hospital
            .manager()
            .get("/api/grade-distributions?line=CLEANING&period=" + hospital.month())
            .must(200);

    assertThat(shown.text("/distribution/verdict")).isEqualTo("IMPOSSIBLE");
    assertThat(shown.text("/distribution/n")).isEqualTo("2");
    assertThat(shown.body().get("ungraded").toString()).contains("HT-2");
  }
}
