package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Elsewhere;
import cn.houqin.contract.TestClock;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A vendor that is barred from a line's work gets none of it by a contract either. */
@HouqinServiceTest
class BarredVendorsTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Duration SECONDS = Duration.ofSeconds(10);
  private static final String PATH = "/api/contracts/HT-1";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate today;

  @BeforeEach
  void aHospital() {
    today = LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private void approved(boolean migrating, LocalDate from) {
    hospital = AHospital.ready(port, migrating);
    hospital.approved(
        "HT-1", AHospital.VENDOR, AHospital.version(from, today.plusDays(300), 1_000_000, "B1"));
  }

  /** The ladder suspends the vendor from the line. */
  private void barred() {
    Elsewhere.announce(
        Streams.CONSEQUENCES,
        "consequence.served.v1",
        hospital.name(),
        "HT-0~CLEANING~low~1",
        """
        {"consequence": "HT-0~CLEANING~low~1", "contract": "HT-0", "line": "CLEANING", "vendor": "%s",
         "step": "SUSPENSION", "reason": "three months low", "rectifyBy": null, "scope": "LINE",
         "recordedAt": "2026-01-01T00:00:00Z"}
        """
            .formatted(AHospital.VENDOR));
    await()
        .atMost(SECONDS)
        .until(
            () ->
                hospital
                    .manager()
                    .get("/api/vendors/" + AHospital.VENDOR)
                    .text("/suspendedLines/0"),
            "CLEANING"::equals);
  }

  private void reinstated() {
    hospital
        .manager()
        .post("/api/vendors/" + AHospital.VENDOR + "/reinstatement", "{\"reason\":\"better\"}")
        .must(200);
  }

  private int toldHeldBack() {
    var notices = hospital.manager().get("/api/contract-service/notices").body().toString();
    return notices.split("notice.contract-held-back", -1).length - 1;
  }

  private String version() {
    return hospital.manager().get(PATH).must(200).header("ETag");
  }

  private String status() {
    return hospital.manager().get(PATH).must(200).text("/status");
  }

  @Test
  void isNotSignedWithWhileItsLineIsSuspended() {
    approved(false, today.plusDays(1));
    barred();

    var refused = hospital.sign("HT-1").must(409);

    assertThat(refused.problem()).isEqualTo("vendor-suspended-from-line");
    assertThat(refused.text("/detail"))
        .contains(AHospital.VENDOR, "CLEANING", "three months low", "until it is reinstated");
    assertThat(status()).isEqualTo("APPROVED");
    assertThat(hospital.covering("B1", today.plusDays(2))).isEmpty();
    reinstated();
    assertThat(hospital.sign("HT-1").must(200).text("/status")).isEqualTo("SIGNED");
  }

  @Test
  void isNotSignedWithWhileItIsSuspendedOrBlacklisted() {
    approved(false, today.plusDays(1));
    var vendor = "/api/vendors/" + AHospital.VENDOR;
    hospital.manager().post(vendor + "/suspension", "{\"reason\":\"unpaid\"}").must(200);
    assertThat(hospital.sign("HT-1").must(409).problem()).isEqualTo("vendor-suspended");
    var until = today.plusDays(30);
    hospital
        .manager()
        .post(vendor + "/blacklisting", "{\"reason\":\"fraud\",\"until\":\"%s\"}".formatted(until))
        .must(200);

    var refused = hospital.sign("HT-1").must(409);

    assertThat(refused.problem()).isEqualTo("vendor-blacklisted");
    assertThat(refused.text("/detail")).contains(until.toString());
  }

  @Test
  void itsContractDoesNotBeginBeforeItIsReinstated() {
    var start = today.plusDays(2);
    approved(false, start);
    hospital.sign("HT-1").must(200);
    barred();

    clock.forwardTo(start.atStartOfDay(ZONE).toInstant());
    await().atMost(SECONDS).until(this::toldHeldBack, told -> told == 1);
    var looked = version();
    clock.forwardTo(start.plusDays(1).atStartOfDay(ZONE).toInstant());
    await().atMost(SECONDS).until(this::version, now -> !now.equals(looked));

    assertThat(toldHeldBack()).as("told of once").isEqualTo(1);
    assertThat(status()).isEqualTo("SIGNED");
    reinstated();
    await().atMost(SECONDS).until(this::status, "ACTIVE"::equals);
  }

  @Test
  void whatRunsGoesOnAndIsAmendedButNeitherExtendedNorWidenedNorTakenUpAgain() {
    approved(true, today.minusDays(40));
    assertThat(hospital.sign("HT-1").must(200).text("/status")).isEqualTo("ACTIVE");
    barred();

    amended(today.plusDays(3), today.plusDays(300), "B1");
    hospital.sign("HT-1").must(200);
    amended(today.plusDays(4), today.plusDays(301), "B1");
    assertThat(hospital.sign("HT-1").must(409).problem()).isEqualTo("vendor-suspended-from-line");

    hospital.manager().post(PATH + "/suspension", "{\"reason\":\"works\"}").must(200);
    var again = hospital.manager().post(PATH + "/reinstatement", "{\"reason\":\"done\"}");
    assertThat(again.must(409).problem()).isEqualTo("vendor-suspended-from-line");
    assertThat(status()).isEqualTo("SUSPENDED");
  }

  @Test
  void nothingIsAddedToWhatRunsNotEvenWhatOnceWasOfItAndNothingElseRefused() {
    approved(true, today.minusDays(40));
    hospital.sign("HT-1").must(200);
    amended(today.plusDays(2), today.plusDays(299), "B1", "B2");
    hospital.sign("HT-1").must(200);
    hospital
        .manager()
        .post("/api/vendors/" + AHospital.VENDOR + "/suspension", "{\"reason\":\"unpaid\"}")
        .must(200);

    amended(today.plusDays(3), today.plusDays(299), "B1");
    hospital.sign("HT-1").must(200);
    reinstated();
    barred();
    amended(today.plusDays(4), today.plusDays(299), "B1", "B2");

    assertThat(hospital.sign("HT-1").must(409).problem()).isEqualTo("vendor-suspended-from-line");
    assertThat(hospital.covering("B2", today.plusDays(5))).isEmpty();
  }

  private void amended(LocalDate from, LocalDate to, String... locations) {
    hospital
        .manager()
        .post(PATH + "/versions", AHospital.version(from, to, 1_000_000, locations))
        .must(200);
    hospital.approve("HT-1");
  }
}
