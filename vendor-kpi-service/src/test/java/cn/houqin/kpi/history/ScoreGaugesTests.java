package cn.houqin.kpi.history;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Dashboards show what each contract's newest closed month came to. */
@HouqinServiceTest
class ScoreGaugesTests {

  @Autowired private TestClock clock;
  @Autowired private MongoTemplate mongo;
  @Autowired private ClosedResults results;
  @LocalServerPort private int port;

  @Test
  void showsTheTotalOfAClosedMonth() {
    var hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
    hospital.reaches("CLOSED");
    var meters = new SimpleMeterRegistry();
    var month = hospital.month();

    new ScoreGauges(mongo, results, meters).sample(month.plusMonths(4));
    assertThat(meters.find("houqin.vendor.score").tag("hospital", hospital.name()).gauge())
        .as("older than three months")
        .isNull();

    new ScoreGauges(mongo, results, meters).sample(month.plusMonths(1));
    assertThat(
            meters
                .get("houqin.vendor.score")
                .tags("hospital", hospital.name(), "vendor", AHospital.VENDOR)
                .gauge()
                .value())
        .isEqualTo(80);
  }
}
