package cn.houqin.workorder.board;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.workorder.AHospital;
import cn.houqin.workorder.Hospitals;
import cn.houqin.workorder.cell.Lines;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Open work shows by service line. */
@HouqinServiceTest
class LineGaugesTests {

  @Autowired private Hospitals hospitals;
  @Autowired private MongoTemplate mongo;
  @Autowired private Lines lines;

  @Test
  void countsOpenAndOverdueWorkOfALine() {
    var hospital = hospitals.ready();
    var meters = new SimpleMeterRegistry();
    var gauges = new LineGauges(mongo, lines, meters);
    gauges.sample(Instant.EPOCH);
    var before = value(meters, "houqin.orders.open");

    hospital.dispatched();
    gauges.sample(Instant.EPOCH);

    assertThat(value(meters, "houqin.orders.open")).isEqualTo(before + 1);
    assertThat(value(meters, "houqin.orders.overdue")).isZero();
    gauges.sample(Instant.now().plusSeconds(400L * 24 * 3_600));
    assertThat(value(meters, "houqin.orders.overdue")).isGreaterThanOrEqualTo(1);
  }

  private static double value(SimpleMeterRegistry meters, String name) {
    return meters
        .find(name)
        .tag("line", AHospital.LINE)
        .tag("vendor", AHospital.VENDOR)
        .gauges()
        .stream()
        .mapToDouble(io.micrometer.core.instrument.Gauge::value)
        .sum();
  }
}
