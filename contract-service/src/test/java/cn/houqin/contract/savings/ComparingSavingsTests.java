package cn.houqin.contract.savings;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.settlement.SettledContract;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Settled months against what the line cost before, without tax, to the fen. */
@HouqinServiceTest
class ComparingSavingsTests {

  private static final String ASKED =
      "/api/savings?line=CLEANING&baseYear=2024&from=2026-02&to=2026-05";

  @LocalServerPort private int port;
  private AHospital hospital;

  /** Without tax: March 27,807.61, April 29,270.58; May is not approved. */
  @BeforeEach
  void marchAndAprilAreApproved() {
    var contract = SettledContract.signed(port);
    hospital = contract.hospital();
    contract.approved("2026-03", "70.00");
    contract.approved("2026-04", "90.00");
    contract.drafted("2026-05", "90.00");
  }

  private Api.Answer baseline(String period, long netFen) {
    return hospital
        .as("FINANCE")
        .post(
            "/api/savings/baselines",
            """
            {"line": "CLEANING", "period": "%s", "netFen": %d, "source": "Accounts %s"}
            """
                .formatted(period, netFen, period));
  }

  @Test
  void takesTheMonthsFigureOrATwelfthOfTheYears() {
    // 42,000,001 = 12 x 3,500,000 + 1: January alone takes the fen that is over
    baseline("2024", 42_000_001).must(200);
    baseline("2024-04", 3_000_000).must(200);

    var savings = hospital.as("FINANCE").get(ASKED).must(200);

    // March: 3,100,000 - 175,472 + 2,530 - 155,000 + 8,774 = 2,780,832; April: 2,924,528 + 2,530
    assertThat(savings.text("/months/0/baselineFen")).isEqualTo("3500000");
    assertThat(savings.text("/months/0/source")).isEqualTo("Accounts 2024");
    assertThat(savings.text("/months/0/settledFen")).isEqualTo("2780832");
    assertThat(savings.text("/months/0/vatStated")).isEqualTo("true");
    assertThat(savings.text("/months/0/settlements/0")).isEqualTo("HT-1~2026-03");
    assertThat(savings.text("/months/1/baselineFen")).isEqualTo("3000000");
    assertThat(savings.text("/months/1/settledFen")).isEqualTo("2927058");
    assertThat(savings.text("/baselineFen")).isEqualTo("6500000");
    assertThat(savings.text("/savedFen")).isEqualTo("792110");
    assertThat(savings.text("/savedPercent")).isEqualTo("12.19");
    assertThat(savings.body().get("withoutSettlement").toString())
        .isEqualTo("[\"2026-02\",\"2026-05\"]");
  }

  @Test
  void namesMonthsThatHaveNoBaseline() {
    baseline("2024-03", 3_500_000).must(200);

    var savings = hospital.as("AUDITOR").get(ASKED).must(200);

    assertThat(savings.body().get("withoutBaseline").toString())
        .isEqualTo("[\"2026-02\",\"2026-04\",\"2026-05\"]");
    assertThat(savings.body().get("months")).hasSize(1);
    assertThat(savings.text("/savedFen")).isEqualTo("719168");
  }

  @Test
  void keepsTheFigureThatWasReplaced() {
    baseline("2024-03", 1).must(200);
    var again = baseline("2024-03", 2).must(200);

    assertThat(again.text("/figure/netFen")).isEqualTo("2");
    assertThat(again.text("/before/0/netFen")).isEqualTo("1");
  }

  @Test
  void refusesWhatIsNoPeriodOrNoLine() {
    assertThat(baseline("2024-13", 1).errors()).containsExactly("/period year-or-month 2024-13");
    assertThat(baseline("2024", -1).errors()).containsExactly("/netFen between -1");
    assertThat(
            hospital
                .as("FINANCE")
                .get("/api/savings?line=CLEANING&baseYear=2024&from=2026-03&to=2026-02")
                .status())
        .isEqualTo(400);
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(ASKED).status()).isEqualTo(403);
  }
}
