package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Elsewhere;
import cn.houqin.contract.TestClock;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From draft to the day after its end, over HTTP, by several people and by the clock. */
@HouqinServiceTest
class WholeLifeTests {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PATH = "/api/contracts/HT-1";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate today;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.ready(port, false);
    today = LocalDate.ofInstant(clock.instant(), ZONE);
  }

  @Test
  void isReturnedOnceSignedActivatedSuspendedAndExpires() {
    var start = today.plusDays(3);
    var end = start.plusDays(59);
    var version = AHospital.version(start, end, 1_000_000, "B1");
    hospital
        .manager()
        .post("/api/contracts", AHospital.draft("HT-1", AHospital.VENDOR, version))
        .must(201);
    await().until(() -> submit() == 200);
    hospital
        .as("LEGAL")
        .post(
            PATH + "/reviews",
            "{\"desk\":\"LEGAL\",\"approved\":false,\"comment\":\"Term unclear\"}")
        .must(200);
    assertThat(status()).isEqualTo("DRAFT");
    hospital.manager().post(PATH + "/versions", version).must(200);
    hospital.approve("HT-1");
    assertThat(status()).isEqualTo("APPROVED");
    assertThat(hospital.sign("HT-1").must(200).text("/status")).isEqualTo("SIGNED");

    clock.forwardTo(start.atStartOfDay(ZONE).toInstant());
    await().until(() -> status().equals("ACTIVE"));
    command("/suspension", 200);
    command("/suspension", 409);
    command("/reinstatement", 200);
    assertThat(status()).isEqualTo("ACTIVE");

    clock.forwardTo(end.minusDays(30).atStartOfDay(ZONE).toInstant());
    await().until(() -> notices().contains("notice.contract-ends"));
    clock.forwardTo(end.plusDays(1).atStartOfDay(ZONE).toInstant());
    await().until(() -> status().equals("EXPIRED"));
    assertThat(hospital.covering("B1-1F", end)).containsExactly("HT-1@1");
    assertThat(hospital.covering("B1-1F", end.plusDays(1))).isEmpty();
    assertPublished(start, end);
  }

  private void assertPublished(LocalDate start, LocalDate end) {
    var key = hospital.name() + "/HT-1";
    await()
        .until(
            () -> Elsewhere.heard(Streams.CONTRACTS, key).getLast().get("status").asString(),
            "EXPIRED"::equals);
    var last = Elsewhere.heard(Streams.CONTRACTS, key).getLast();
    assertThat(last.at("/versions/0/signed").asBoolean()).isTrue();
    assertThat(last.at("/versions/0/from").asString()).isEqualTo(start.toString());
    assertThat(last.at("/versions/0/to").asString()).isEqualTo(end.toString());
    assertThat(last.at("/versions/0/lines/0/scheme").asString()).isEqualTo("CLEAN@1");
    assertThat(last.at("/versions/0/calendar/week/holidays").isArray()).isTrue();
    assertThat(last.at("/activatedAt").isNull()).isFalse();
  }

  @Test
  void waitsWhileTheSchemeHasNotArrived() {
    var version =
        AHospital.version(today.plusDays(1), today.plusDays(9), 1, "B1")
            .replace("CLEAN@1", "LATER@2");
    hospital
        .manager()
        .post("/api/contracts", AHospital.draft("HT-1", AHospital.VENDOR, version))
        .must(201);

    var early = hospital.manager().post(PATH + "/review-submission", "");
    Elsewhere.announceScheme(hospital.name(), "LATER@2");

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.problem()).isEqualTo("not-yet-known");
    assertThat(early.header("Retry-After")).isNotEmpty();
    await().until(() -> submit() == 200);
  }

  @Test
  void isActiveAtOnceWhereAMigratingHospitalBringsItAlong() {
    var migrating = AHospital.ready(port, true);
    migrating.approved(
        "HT-1",
        AHospital.VENDOR,
        AHospital.version(today.minusDays(40), today.plusDays(9), 1_000_000, "B1"));
    migrating.approved(
        "HT-0",
        AHospital.VENDOR,
        AHospital.version(today.minusDays(80), today.minusDays(41), 1_000_000, "B1"));

    assertThat(migrating.sign("HT-1").must(200).text("/status")).isEqualTo("ACTIVE");
    assertThat(migrating.sign("HT-0").must(200).text("/status")).isEqualTo("EXPIRED");
    assertThat(migrating.covering("B1", today.minusDays(41))).containsExactly("HT-0@1");
  }

  @Test
  void doesNotBeginInThePastElsewhere() {
    var refused =
        hospital
            .manager()
            .post(
                "/api/contracts",
                AHospital.draft(
                    "HT-1",
                    AHospital.VENDOR,
                    AHospital.version(today.minusDays(1), today, 1, "B1")));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly("/version/from not-past " + today.minusDays(1));
  }

  private int submit() {
    return hospital.manager().post(PATH + "/review-submission", "").status();
  }

  private void command(String command, int status) {
    hospital.manager().post(PATH + command, "{\"reason\":\"strike\"}").must(status);
  }

  private String status() {
    return hospital.manager().get(PATH).must(200).text("/status");
  }

  private String notices() {
    return hospital.manager().get("/api/contract-service/notices").body().toString();
  }
}
