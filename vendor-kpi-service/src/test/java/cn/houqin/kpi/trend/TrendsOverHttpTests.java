package cn.houqin.kpi.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.kpi.history.AHistory;
import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Seven months between 98 and 99 percent, and then one in which nobody came in time. */
@HouqinServiceTest
class TrendsOverHttpTests {

  @Autowired TestClock clock;
  @Autowired MonthlyFigures months;
  @LocalServerPort int port;

  private static String path(AHospital hospital, String indicator) {
    return "/api/trends?contract=HT-1&line=CLEANING&indicator=%s&from=%s&to=%s"
        .formatted(indicator, hospital.month().minusMonths(11), hospital.month());
  }

  @Test
  void showsLimitsAndSignalsAndTellsOfEachOnce() {
    var hospital = AHospital.ready(port, clock);
    var history = new AHistory(months, hospital);
    for (var back = 7; back >= 1; back--) {
      history.of(
          hospital.month().minusMonths(back), "ON_TIME_RESPONSE", back % 2 == 1 ? "99" : "98", 100);
    }
    var path = path(hospital, "ON_TIME_RESPONSE");
    assertThat(hospital.manager().get(path).must(200).body().get("limits").isNull()).isTrue();
    hospital.responses(0, 10);
    hospital.reaches("CLOSED");
    await()
        .until(
            () -> hospital.manager().get(path).must(200).body().get("points").size(),
            size -> size == 8);

    var shown = hospital.vendorUser(AHospital.VENDOR).get(path).must(200);

    assertThat(shown.text("/limits/mean")).isEqualTo("86.2500");
    assertThat(shown.text("/limits/lower")).isEqualTo("46.3500");
    assertThat(shown.text("/points/7/value")).isEqualTo("0.0000");
    assertThat(shown.text("/points/7/signals/0/rule")).isEqualTo("OUTSIDE_LIMITS");
    await().until(() -> told(hospital).size() == 1);
    assertThat(notices(hospital)).containsOnlyOnce("notice.trend-outside-limits");

    history.again(hospital.month());

    assertThat(told(hospital)).containsExactly("ON_TIME_RESPONSE");
    assertThat(notices(hospital)).containsOnlyOnce("notice.trend-outside-limits");
    hospital.vendorUser(AHospital.OTHER_VENDOR).get(path).must(404);
    hospital.manager().get(path(hospital, "NOTHING")).must(404);
  }

  /** The signal of a month is none once the month, or one before it, was revised. */
  @Test
  void withdrawsASignalThatARevisionShowsToBeNoneAndTellsSo() {
    var hospital = AHospital.ready(port, clock);
    var history = new AHistory(months, hospital);
    var bad = hospital.month().minusMonths(1);
    for (var back = 8; back >= 2; back--) {
      history.of(
          hospital.month().minusMonths(back), "ON_TIME_RESPONSE", back % 2 == 1 ? "99" : "98", 100);
    }
    history.of(bad, "ON_TIME_RESPONSE", "0", 10);
    assertThat(withdrawn(hospital)).isEqualTo("null");

    history.revised(2, bad, "ON_TIME_RESPONSE", "98.5", 10);
    assertThat(withdrawn(hospital)).isNotEqualTo("null");
    await().until(() -> keys(hospital), keys -> keys.contains("notice.trend-withdrawn"));
    history.revised(3, bad, "ON_TIME_RESPONSE", "0", 10);
    assertThat(withdrawn(hospital)).isEqualTo("null");

    history.revised(2, bad.minusMonths(4), "ON_TIME_RESPONSE", "0", 100);
    assertThat(withdrawn(hospital)).isNotEqualTo("null");
  }

  private static String withdrawn(AHospital hospital) {
    var signals = hospital.manager().get("/api/trends/signals?contract=HT-1").must(200).body();
    return signals
        .get("items")
        .valueStream()
        .filter(one -> one.at("/signal/rule").asString().equals("OUTSIDE_LIMITS"))
        .filter(one -> one.get("value").asString().startsWith("0"))
        .findFirst()
        .orElseThrow()
        .get("withdrawnAt")
        .toString();
  }

  private static List<String> told(AHospital hospital) {
    return hospital
        .manager()
        .get("/api/trends/signals?contract=HT-1")
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("indicator");
  }

  private static List<String> notices(AHospital hospital) {
    await().until(() -> keys(hospital), keys -> keys.contains("notice.trend-outside-limits"));
    return keys(hospital);
  }

  private static List<String> keys(AHospital hospital) {
    return hospital
        .manager()
        .get("/api/vendor-kpi-service/notices")
        .must(200)
        .body()
        .get("items")
        .findValuesAsString("key");
  }
}
