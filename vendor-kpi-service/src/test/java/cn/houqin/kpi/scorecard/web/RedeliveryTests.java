package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class RedeliveryTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;

  private List<Evidence> month(AHospital hospital) {
    var all = new ArrayList<Evidence>();
    for (var n = 1; n <= 20; n++) {
      all.add(hospital.given("o" + n + "/RESPOND#1", "ON_TIME_RESPONSE", n % 10 == 0 ? 0 : 1));
    }
    all.add(hospital.given("c/COMPLAINT#1", "COMPLAINTS", 1));
    return all;
  }

  @Test
  void evidenceDeliveredTwiceAndInAnyOrderChangesNoByte() {
    var once = AHospital.ready(port, clock);
    month(once).forEach(one -> once.arrives("e/" + one.evidenceId(), one));
    await().until(() -> once.counted() == 21);

    var often = AHospital.ready(port, clock);
    var shuffled = new ArrayList<>(month(often));
    shuffled.addAll(month(often));
    Collections.shuffle(shuffled, new Random(5));
    shuffled.forEach(one -> often.arrives("e/" + one.evidenceId(), one));
    await().until(() -> often.counted() == 21);

    assertThat(often.shown().text("/digest")).isEqualTo(once.shown().text("/digest"));
    assertThat(explanation(often)).isEqualTo(explanation(once));

    often.reaches("CLOSED");
    month(often).forEach(one -> often.arrives("e/" + one.evidenceId(), one));
    often.arrives("last", often.figure("c/COMPLAINT#2", "COMPLAINTS", 1));
    await().until(() -> often.shown().body().get("revision").asInt() == 2);
    assertThat(often.counted()).isEqualTo(22);
  }

  private static String explanation(AHospital hospital) {
    return hospital
        .manager()
        .get("/api/scorecards/" + hospital.card() + "/explanation")
        .must(200)
        .raw()
        .body();
  }
}
