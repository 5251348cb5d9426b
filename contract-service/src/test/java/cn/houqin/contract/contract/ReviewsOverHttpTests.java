package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three desks, three people, none of them the author. */
@HouqinServiceTest
class ReviewsOverHttpTests {

  private static final String PATH = "/api/contracts/HT-1";

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private LocalDate today;

  @BeforeEach
  void aSubmittedContract() {
    hospital = AHospital.ready(port, false);
    today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    var version = AHospital.version(today.plusDays(1), today.plusDays(300), 1_000_000, "B1");
    hospital
        .manager()
        .post("/api/contracts", AHospital.draft("HT-1", AHospital.VENDOR, version))
        .must(201);
    await().until(() -> hospital.manager().post(PATH + "/review-submission", "").status() == 200);
  }

  @Test
  void letsNobodyReviewTheirOwnDraft() {
    var author = hospital.as("VENDOR_MANAGER", "LEGAL");

    var refused = review(author, "LEGAL", true);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("author-may-not-review");
  }

  @Test
  void letsADeskSpeakForItselfOnly() {
    var refused = review(hospital.as("LEGAL"), "FINANCE", true);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("own-desk-only");
  }

  @Test
  void letsNobodySpeakForTwoDesks() {
    var both = hospital.as("LEGAL", "FINANCE");
    review(both, "LEGAL", true).must(200);

    var refused = review(both, "FINANCE", true);

    assertThat(refused.problem()).isEqualTo("one-desk-each");
  }

  @Test
  void keepsOthersOut() {
    assertThat(review(hospital.as("DISPATCHER"), "LEGAL", true).status()).isEqualTo(403);
    assertThat(review(hospital.as("ADMINISTRATOR"), "LEGAL", true).status()).isEqualTo(403);
    assertThat(review(hospital.as("AUDITOR"), "LEGAL", true).status()).isEqualTo(403);
    assertThat(review(hospital.as("LEGAL", "VENDOR_MANAGER", "AUDITOR"), "LEGAL", true).status())
        .isEqualTo(200);
  }

  @Test
  void needsAWordWithAReturn() {
    var refused = review(hospital.as("LEGAL"), "LEGAL", false);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors()).containsExactly("/comment required");
  }

  @Test
  void namesWhatIsAllowedInsteadOfSigning() {
    var refused = hospital.manager().post(PATH + "/signature", "", "Accept-Language", "zh-CN");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("contract-not-in-status");
    assertThat(refused.body().at("/allowed").toString()).isEqualTo("[\"reviews\"]");
    assertThat(refused.text("/detail")).contains("不能执行 signature");
  }

  @Test
  void takesAPastReviewOfAMigratingHospitalOnly() {
    var past = "{\"desk\":\"LEGAL\",\"approved\":true,\"at\":\"2026-01-05T02:00:00Z\"}";

    var refused = hospital.as("LEGAL").post(PATH + "/reviews", past);
    hospital
        .as("ADMINISTRATOR")
        .put(
            "/api/hospital",
            "{\"name\":\"H\",\"zone\":\"Asia/Shanghai\",\"migrating\":true}",
            "If-Match",
            "\"v1\"")
        .must(200);
    var taken = hospital.as("LEGAL").post(PATH + "/reviews", past).must(200);

    assertThat(refused.errors()).containsExactly("/at not-past 2026-01-05T02:00:00Z");
    assertThat(taken.text("/reviews/0/at")).isEqualTo("2026-01-05T02:00:00Z");
  }

  @Test
  void refusesTheReviewOfAVendorThatMayNotWork() {
    var version = AHospital.version(today.plusDays(1), today.plusDays(300), 1_000_000, "B2");
    hospital
        .manager()
        .post("/api/contracts", AHospital.draft("HT-2", AHospital.OTHER_VENDOR, version))
        .must(201);
    hospital
        .manager()
        .post(
            "/api/vendors/" + AHospital.OTHER_VENDOR + "/suspension",
            "{\"reason\":\"integrity breach\"}")
        .must(200);

    var refused = hospital.manager().post("/api/contracts/HT-2/review-submission", "");

    assertThat(refused.errors())
        .containsExactly("/vendor approved-vendor " + AHospital.OTHER_VENDOR);
  }

  @Test
  void refusesTheReviewOfAnExpiredMandatoryQualification() {
    hospital
        .manager()
        .post(
            "/api/vendors/" + AHospital.VENDOR + "/qualifications",
            "{\"kind\":\"INSURANCE\",\"number\":\"7\",\"mandatory\":true,\"issuedOn\":\"2020-01-01\",\"expiresOn\":\"2024-12-31\"}")
        .must(200);
    var version = AHospital.version(today.plusDays(1), today.plusDays(300), 1_000_000, "B2");
    hospital
        .manager()
        .post("/api/contracts", AHospital.draft("HT-2", AHospital.VENDOR, version))
        .must(201);

    var refused = hospital.manager().post("/api/contracts/HT-2/review-submission", "");

    assertThat(refused.errors()).containsExactly("/vendor qualified-vendor " + AHospital.VENDOR);
  }

  private static Api.Answer review(Api who, String desk, boolean approved) {
    return who.post(
        PATH + "/reviews", "{\"desk\":\"%s\",\"approved\":%s}".formatted(desk, approved));
  }
}
