package cn.houqin.kpi.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class IndicatorsOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void everyIndicatorSaysInBothLanguagesWhatItIsAndWhatIsDividedByWhat() {
    var all = AHospital.ready(port, clock).as("AUDITOR").get("/api/indicators").must(200).body();

    assertThat(all.valueStream().map(one -> one.get("code").asString()))
        .hasSizeGreaterThanOrEqualTo(20)
        .doesNotHaveDuplicates()
        .contains(
            "ON_TIME_RESPONSE",
            "FIRST_TIME_FIX",
            "REOPEN_RATE",
            "MISSED_ROUNDS",
            "INSPECTION_PASS",
            "WEIGHTED_INSPECTION",
            "SATISFACTION",
            "COMPLAINT_RATE",
            "INTERRUPTION_RATE",
            "STAFFING_FILL",
            "CERTIFICATE_VALIDITY",
            "TRAINING_RATE",
            "DELIVERY_ON_TIME",
            "DELIVERY_QUANTITY",
            "DELIVERY_REJECT_RATE",
            "ENERGY_PER_M2");
    for (var one : all) {
      for (var text : List.of("name", "definition", "numerator", "denominator")) {
        for (var language : List.of("en", "zh-CN")) {
          assertThat(one.at("/words/" + text + "/" + language).asString(""))
              .as(one.get("code").asString() + " " + text + " " + language)
              .isNotBlank();
        }
      }
      assertThat(one.get("source").asString()).isNotBlank();
      assertThat(one.get("unit").asString()).isNotBlank();
      assertThat(one.get("direction").asString()).isNotBlank();
    }
  }

  @Test
  void oneIsFoundByItsCode() {
    var reader = AHospital.ready(port, clock).as("FINANCE");

    assertThat(reader.get("/api/indicators/SATISFACTION").must(200).text("/range/highest"))
        .isEqualTo("5");
    reader.get("/api/indicators/NOTHING").must(404);
  }
}
