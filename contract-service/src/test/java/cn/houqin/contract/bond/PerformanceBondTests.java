package cn.houqin.contract.bond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A bond of at most 12,000.00 (a tenth of the value): never below nothing, paid by two people. */
@HouqinServiceTest
class PerformanceBondTests {

  private static final String BOND = "/api/contracts/HT-1/bond";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;

  @BeforeEach
  void aSignedContract() {
    hospital = AHospital.ready(port, true);
    var version = AHospital.version(today().minusDays(10), today().plusDays(400), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
  }

  private Api.Answer book(long fen) {
    return hospital
        .as("FINANCE")
        .post(BOND + "/bookings", "{\"fen\": %d, \"reference\": \"ICBC-9\"}".formatted(fen));
  }

  private Api.Answer ask(String purpose, long fen) {
    return hospital
        .as("FINANCE")
        .post(
            BOND + "/payouts",
            "{\"purpose\": \"%s\", \"fen\": %d, \"reason\": \"left undone\"}"
                .formatted(purpose, fen));
  }

  private Api.Answer demand(long fen, LocalDate dueOn) {
    return hospital
        .manager()
        .post(
            BOND + "/top-ups",
            "{\"fen\": %d, \"dueOn\": \"%s\", \"reason\": \"drawn\"}".formatted(fen, dueOn));
  }

  private Api otherFinance() {
    return new Api(port, TestTokens.of("finance-2", hospital.name(), "FINANCE"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Test
  void isNeverAboveATenthOfTheValue() {
    assertThat(book(1_200_001).problem()).isEqualTo("bond-out-of-bounds");
    assertThat(hospital.as("FINANCE").get(BOND).status()).isEqualTo(404);
    book(1_000_000).must(200);
    assertThat(book(200_001).status()).isEqualTo(409);
    assertThat(book(-1).errors()).containsExactly("/fen at-least -1");
    assertThat(book(200_000).must(200).text("/balanceFen")).isEqualTo("1200000");
  }

  @Test
  void isDrawnDownByTwoPeopleAndNeverBelowNothing() {
    book(1_000_000).must(200);
    ask("DRAW_DOWN", 300_000).must(200);
    assertThat(ask("DRAW_DOWN", 700_001).problem()).isEqualTo("bond-out-of-bounds");
    var approval = BOND + "/payouts/1/approval";
    assertThat(hospital.as("FINANCE").post(approval, "").problem())
        .isEqualTo("approved-by-somebody-else");
    assertThat(hospital.as("FINANCE").get(BOND).text("/balanceFen")).isEqualTo("1000000");

    var drawn = hospital.manager().post(approval, "").must(200);

    assertThat(drawn.text("/balanceFen")).isEqualTo("700000");
    assertThat(drawn.text("/entries/1/fen")).isEqualTo("-300000");
    assertThat(drawn.text("/payouts/0/approvedBy")).isEqualTo("vendor_manager");
    assertThat(otherFinance().post(approval, "").problem()).isEqualTo("payout-is-approved");
    ask("DRAW_DOWN", 700_000).must(200);
    hospital.manager().post(BOND + "/payouts/2/approval", "").must(200);
    assertThat(ask("DRAW_DOWN", 1).status()).isEqualTo(409);
  }

  @Test
  void isToppedUpByADayOrTheManagersAreTold() {
    book(700_000).must(200);
    assertThat(demand(500_001, today().plusDays(10)).status()).isEqualTo(409);
    assertThat(demand(1, today().minusDays(3)).errors()).hasSize(1);
    demand(500_000, today().plusDays(10)).must(200);
    assertThat(demand(1, today().plusDays(10)).status()).isEqualTo(409);
    assertThat(book(200_000).must(200).text("/topUps/0/openFen")).isEqualTo("300000");

    clock.forwardTo(clock.instant().plus(Duration.ofDays(12)));

    await()
        .untilAsserted(
            () ->
                assertThat(
                        hospital
                            .manager()
                            .get("/api/contract-service/notices")
                            .body()
                            .at("/items")
                            .toString())
                    .contains("The top-up of the bond of contract HT-1 is overdue"));
    assertThat(book(300_000).must(200).text("/topUps/0/openFen")).isEqualTo("0");
  }

  @Test
  void isGivenBackWhenTheContractIsOver() {
    book(700_000).must(200);
    await()
        .untilAsserted(
            () -> assertThat(ask("RELEASE", 700_001).problem()).isEqualTo("bond-still-needed"));
    hospital
        .manager()
        .post("/api/contracts/HT-1/termination", "{\"reason\":\"by agreement\"}")
        .must(200);
    ask("RELEASE", 700_000).must(200);
    hospital.manager().post(BOND + "/payouts/1/approval", "").must(200);
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(BOND).text("/balanceFen")).isEqualTo("0");
  }

  @Test
  void namesASettlementOfTheContractOnly() {
    book(700_000).must(200);
    var refused =
        hospital
            .as("FINANCE")
            .post(
                BOND + "/payouts",
                """
                {"purpose": "DRAW_DOWN", "fen": 1, "reason": "x", "settlement": "HT-2~2026-03"}
                """);
    assertThat(refused.errors()).containsExactly("/settlement known-settlement HT-2~2026-03");
  }
}
