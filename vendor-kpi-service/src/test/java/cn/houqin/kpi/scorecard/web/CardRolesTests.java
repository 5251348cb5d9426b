package cn.houqin.kpi.scorecard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who may do what to a card, and to whose. */
@HouqinServiceTest
class CardRolesTests {

  private static final String BONUS =
      "{\"kind\":\"BONUS\",\"points\":\"2.5\",\"reason\":\"praised by the ward\"}";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;

  @BeforeEach
  void month() {
    hospital = AHospital.ready(port, clock);
    hospital.responses(9, 1);
  }

  private String path(String command) {
    return "/api/scorecards/" + hospital.card() + command;
  }

  @Test
  void anAdjustmentCountsOnceASecondPersonApprovedIt() {
    var proposed = hospital.command("/adjustments", BONUS).must(200);
    assertThat(proposed.text("/score/total")).isEqualTo("80.00");

    assertThat(hospital.command("/adjustments/1/approval", "").must(403).problem())
        .isEqualTo("approved-by-somebody-else");
    hospital.as("FINANCE").post(path("/adjustments/1/approval"), "").must(403);
    var approved = hospital.secondManager().post(path("/adjustments/1/approval"), "").must(200);

    assertThat(approved.text("/score/total")).isEqualTo("82.50");
    assertThat(approved.text("/adjustments/0/approver")).isEqualTo("second");
    hospital.reaches("CLOSED");
    assertThat(hospital.command("/adjustments", BONUS).must(409).problem())
        .isEqualTo("scorecard-not-in-stage");
  }

  @Test
  void anAdjustmentNeedsPointsAboveZeroAndAReason() {
    assertThat(
            hospital
                .command("/adjustments", "{\"kind\":\"PENALTY\",\"points\":\"0\",\"reason\":\"x\"}")
                .must(400)
                .errors())
        .containsExactly("/points above-zero 0");
    assertThat(
            hospital
                .command("/adjustments", "{\"kind\":\"PENALTY\",\"points\":\"1\",\"reason\":\"\"}")
                .must(400)
                .errors())
        .containsExactly("/reason not-blank");
  }

  @Test
  void isPublishedByAManagerAndAcceptedByItsVendorAlone() {
    hospital.reaches("CLOSED");
    var vendor = hospital.vendorUser(AHospital.VENDOR);
    vendor.post(path("/publication"), "").must(403);
    assertThat(vendor.post(path("/acceptance"), "").must(409).problem())
        .isEqualTo("scorecard-not-in-stage");

    hospital.command("/publication", "").must(200);
    hospital.command("/acceptance", "").must(403);
    hospital.vendorUser(AHospital.OTHER_VENDOR).post(path("/acceptance"), "").must(404);
    var accepted = vendor.post(path("/acceptance"), "").must(200);

    assertThat(accepted.text("/stage")).isEqualTo("FINAL");
    assertThat(accepted.text("/acceptedBy")).isEqualTo("vendor-user");
  }

  @Test
  void isFinalByItselfWhenNobodyAppeals() {
    hospital.reaches("CLOSED");
    hospital.command("/publication", "").must(200);

    clock.forward(Duration.ofDays(7));

    hospital.awaits("FINAL");
    assertThat(hospital.shown().body().get("acceptedBy").isNull()).isTrue();
  }

  @Test
  void isNotThereForAnotherVendorAnotherHospitalOrAnotherLine() {
    var other = hospital.vendorUser(AHospital.OTHER_VENDOR);
    hospital.vendorUser(AHospital.VENDOR).get(path("")).must(200);

    other.get(path("")).must(404);
    other.get(path("/explanation")).must(404);
    other.get(path("/observations")).must(404);
    hospital.manager().get("/api/scorecards/HT-1~LAUNDRY~" + hospital.month()).must(404);
    hospital.manager().get("/api/scorecards/HT-1~CLEANING~2026-13").must(404);
    assertThat(hospital.manager().get("/api/scorecards/HT-9~CLEANING~2026-09").must(409).problem())
        .isEqualTo("not-yet-known");
  }

  @Test
  void isListedForItsOwnVendorNewestMonthFirst() {
    hospital.reaches("CLOSED");

    await()
        .untilAsserted(
            () -> {
              var mine = hospital.vendorUser(AHospital.VENDOR).get("/api/scorecards").must(200);
              assertThat(mine.body().get("items")).isNotEmpty();
              assertThat(mine.body().get("items").valueStream())
                  .allMatch(one -> one.get("contract").asString().equals("HT-1"));
            });
    assertThat(
            hospital
                .manager()
                .get("/api/scorecards?contract=HT-2")
                .must(200)
                .body()
                .get("items")
                .valueStream())
        .allMatch(one -> one.get("contract").asString().equals("HT-2"));
  }
}
