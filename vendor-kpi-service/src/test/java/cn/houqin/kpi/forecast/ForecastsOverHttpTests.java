package cn.houqin.kpi.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.history.AHistory;
import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ForecastsOverHttpTests {

  @Autowired TestClock clock;
  @Autowired MonthlyFigures months;
  @LocalServerPort int port;

  private static TestApi.Answer forecast(AHospital hospital) {
    return hospital.manager().get("/api/scorecards/" + hospital.card() + "/forecast").must(200);
  }

  private static List<String> keys(TestApi who) {
    return who.get("/api/vendor-kpi-service/notices")
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("key");
  }

  private void begins(YearMonth month) {
    clock.forwardTo(month.atDay(1).atStartOfDay(TestClock.ZONE).toInstant());
  }

  @Test
  void givesNoNumberWithoutHistoryAndOneWithIt() {
    begins(clock.month().plusMonths(1));
    var hospital = AHospital.ready(port, clock);
    var history = new AHistory(months, hospital);
    for (var back = 1; back <= 5; back++) {
      history.of(hospital.month().minusMonths(back), "ON_TIME_RESPONSE", "90", 100);
    }
    var few = forecast(hospital);
    assertThat(few.text("/state")).isEqualTo("TOO_LITTLE_HISTORY");
    assertThat(few.body().get("total").isNull()).isTrue();
    assertThat(few.body().get("needed").asInt()).isEqualTo(6);
    history.of(hospital.month().minusMonths(6), "ON_TIME_RESPONSE", "84", 100);

    var enough = forecast(hospital);

    // the month has just begun: 89 percent on average, 84 and 90 at the extremes
    assertThat(enough.text("/state")).isEqualTo("FORECAST");
    assertThat(enough.text("/coverage")).isEqualTo("0.7143");
    assertThat(enough.text("/indicators/0/value/expected")).isEqualTo("89.0000");
    assertThat(enough.text("/indicators/0/value/lowest")).isEqualTo("84.0000");
    // 60 % of (89 - 80) / 15, and 40 of no complaint
    assertThat(enough.text("/total/expected")).isEqualTo("76.00");
    assertThat(enough.text("/indicators/0/risk")).isEqualTo("AT_RISK");
    hospital
        .vendorUser(AHospital.OTHER_VENDOR)
        .get("/api/scorecards/" + hospital.card() + "/forecast")
        .must(404);
  }

  @Test
  void tellsOfATargetAtRiskOnceAMonth() {
    begins(clock.month().plusMonths(1));
    var hospital = AHospital.ready(port, clock);
    var history = new AHistory(months, hospital);
    for (var back = 1; back <= 6; back++) {
      history.of(hospital.month().minusMonths(back), "ON_TIME_RESPONSE", "90", 100);
    }
    clock.forward(Duration.ofDays(12));
    var vendor = hospital.vendorUser(AHospital.VENDOR);
    await().until(() -> keys(vendor), keys -> keys.contains("notice.target-at-risk"));

    clock.forward(Duration.ofDays(2));
    hospital.contract("HT-1", AHospital.VENDOR, "ACTIVE");
    history.of(hospital.month().minusMonths(7), "ON_TIME_RESPONSE", "90", 100);

    await().during(Duration.ofSeconds(2)).until(() -> keys(vendor).size() == 1);
    assertThat(keys(hospital.manager())).containsExactly("notice.target-at-risk");
  }
}
