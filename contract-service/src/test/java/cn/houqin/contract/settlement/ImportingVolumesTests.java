package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Billable quantities come as a table: all of it or, with every bad cell named, none. */
@HouqinServiceTest
class ImportingVolumesTests {

  private static final String MARCH = "/api/settlements/HT-1~2026-03";

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void marchIsDrafted() {
    var contract = SettledContract.signed(port);
    hospital = contract.hospital();
    contract.drafted("2026-03", "90.00");
  }

  private Api.Answer importing(String csv) {
    return hospital.as("FINANCE").post(MARCH + "/volumes", csv, "Content-Type", "text/csv");
  }

  @Test
  void takesThePlaceOfWhatWasEnteredWithItsSource() {
    var answer =
        importing(
                """
                line,item,quantity,source,fenPerUnit,counted
                CLEANING,linen,100.5,Scales 3,,99.5
                CLEANING,linen,20,Scales 4,250.5,
                """)
            .must(200);

    // 100.5 x 250.5 = 25,175.25; 20 x 250.5 = 5,010
    assertThat(answer.text("/result/lines/0/rows/0/fen")).isEqualTo("25175");
    assertThat(answer.text("/result/lines/0/rows/1/fen")).isEqualTo("5010");
    assertThat(answer.text("/volumes/CLEANING/1/source")).isEqualTo("Scales 4");
    assertThat(answer.text("/volumes/CLEANING/0/counted")).isEqualTo("99.5");
    assertThat(answer.text("/rounds/0/result/lines/0/rows/0/fen")).isEqualTo("2530");
    assertThat(answer.text("/status")).isEqualTo("DRAFT");
  }

  /** vendor-kpi-service says that 17 orders were closed. */
  @Test
  void whatIsPricedByTheOrderHasTheOrdersCountedBesideIt() {
    var answer =
        importing(
                """
                line,item,quantity,source,counted
                CLEANING,trip,16,desk,99
                CLEANING,linen,20,Scales 4,
                """)
            .must(200);

    assertThat(answer.text("/volumes/CLEANING/0/counted")).isEqualTo("17");
    assertThat(answer.text("/counted/0/difference")).isEqualTo("-1");
    assertThat(answer.text("/result/lines/0/rows/0/fen")).isEqualTo("1600");
    assertThat(answer.body().at("/volumes/CLEANING/1/counted").isNull()).isTrue();
  }

  @Test
  void isRefusedWholeWithEveryBadCell() {
    var refused =
        importing(
            """
            line,item,quantity,source
            CLEANING,linen,1e3,Scales
            CLEANING,,5,
            """);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/rows/1/quantity wrong-value 1e3", "/rows/2/item required", "/rows/2/source required");
    assertThat(importing("line,item,quantity,source\nSECURITY,linen,-1,x\n").errors())
        .containsExactly("/volumes/SECURITY line-of-contract SECURITY");
    assertThat(importing("line,item,quantity,source\nCLEANING,linen,9999999999,x\n").errors())
        .containsExactly("/volumes/CLEANING/0/quantity amount-at-most 9999999999");
    var unchanged = hospital.as("FINANCE").get(MARCH);
    assertThat(unchanged.body().get("rounds")).isEmpty();
    assertThat(unchanged.text("/result/lines/0/rows/0/fen")).isEqualTo("2530");
  }

  @Test
  void isNotTakenOnceTheVendorHasIt() {
    hospital.as("FINANCE").post(MARCH + "/sending", "").must(200);
    assertThat(importing("line,item,quantity,source\nCLEANING,linen,1,x\n").status())
        .isEqualTo(409);
  }
}
