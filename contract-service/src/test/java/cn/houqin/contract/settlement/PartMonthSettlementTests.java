package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A contract that begins and ends within a month is paid for its days. */
@HouqinServiceTest
class PartMonthSettlementTests {

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aContractOfElevenDays() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
            LocalDate.parse("2026-03-10"), LocalDate.parse("2026-03-20"), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
  }

  private Api.Answer draft(String month) {
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~" + month, "90.00", "GOOD");
    return await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"%s\"}".formatted(month)),
            answer -> answer.status() != 503);
  }

  @Test
  void paysTheFeeForTheDaysInForce() {
    // 31,000.00 x 11 / 31
    assertThat(draft("2026-03").must(201).text("/result/payableFen")).isEqualTo("1100000");
  }

  @Test
  void knowsNoMonthWithoutADayInForce() {
    assertThat(draft("2026-04").status()).isEqualTo(404);
  }
}
