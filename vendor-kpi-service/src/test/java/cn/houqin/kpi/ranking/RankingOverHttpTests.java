package cn.houqin.kpi.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class RankingOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void ranksTheClosedCardsOfALine() {
    var hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    var path = "/api/rankings?line=CLEANING&from=" + hospital.month();
    assertThat(hospital.manager().get(path).must(200).body().get("rows")).isEmpty();

    hospital.reaches("CLOSED");
    await().until(() -> hospital.manager().get(path).must(200).body().get("rows").size() == 2);

    var rows = hospital.manager().get(path).must(200);
    assertThat(rows.text("/rows/0/contract")).isEqualTo("HT-2");
    assertThat(rows.text("/rows/0/score")).isEqualTo("100.00");
    assertThat(rows.body().at("/rows/0/basis/figures").asInt()).isZero();
    assertThat(rows.body().at("/rows/0/basis/few").asBoolean()).isTrue();
    assertThat(rows.text("/rows/1/score")).isEqualTo("80.00");
    assertThat(rows.body().at("/rows/1/rank").asInt()).isEqualTo(2);
    assertThat(rows.body().at("/rows/1/basis/figures").asInt()).isEqualTo(10);
    assertThat(rows.body().at("/rows/1/basis/provisional").asBoolean()).isTrue();
  }

  @Test
  void ranksByOneIndicatorWithCountsAndInterval() {
    var hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
    var path = "/api/rankings/ON_TIME_RESPONSE?line=CLEANING&from=" + hospital.month();
    await().until(() -> hospital.manager().get(path).must(200).body().get("rows").size() == 2);

    var rows = hospital.manager().get(path).must(200);

    assertThat(rows.text("/rows/0/contract")).isEqualTo("HT-1");
    assertThat(rows.text("/rows/0/value")).isEqualTo("90.0000");
    assertThat(rows.text("/rows/0/ratio/denominator")).isEqualTo("10");
    assertThat(rows.text("/rows/0/interval/method")).isEqualTo("WILSON_95");
    assertThat(rows.body().at("/rows/0/basis/few").asBoolean()).isTrue();
    assertThat(rows.body().at("/rows/1/rank").isNull()).isTrue();
    hospital.manager().get("/api/rankings/NOTHING?line=CLEANING&from=2026-01").must(404);
  }

  @Test
  void isNotForVendorsAndTakesMonthsInOrder() {
    var hospital = AHospital.ready(port, clock);
    hospital.vendorUser(AHospital.VENDOR).get("/api/rankings?line=CLEANING&from=2026-09").must(403);

    assertThat(
            hospital
                .manager()
                .get("/api/rankings?line=CLEANING&from=2026-09&to=2026-08")
                .must(400)
                .errors())
        .containsExactly("to months-in-order 2026-08");
  }
}
