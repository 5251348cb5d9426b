package cn.houqin.contract.contract;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Each fault is named by field, rule and value, in the caller's language, and nothing is kept. */
@HouqinServiceTest
class BadContractsTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;
  private String good;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.ready(port, false);
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    good =
        AHospital.draft(
            "HT-1",
            AHospital.VENDOR,
            AHospital.version(today.plusDays(1), today.plusDays(90), 1_000_000, "B1"));
  }

  @Test
  void namesEveryFaultOfTheTermsAtOnce() {
    var refused =
        draft(
            good.replace("\"CLEANING\"", "\"GARDENS\"")
                .replace("1000000", "-1")
                .replace("CLEAN@1", "CLEAN")
                .replace("\"minutes\": 30", "\"minutes\": 0")
                .replace("\"linePercent\": \"20\"", "\"linePercent\": \"101\"")
                .replace("\"percent\": \"5\"", "\"percent\": \"-5\"")
                .replace("\"AWAITING_ACCESS\"", "\"AWAITING_ACCESS\", \"AWAITING_ACCESS\"")
                .replace("[\"08:00\", \"12:00\"]", "[\"08:00\", \"25:00\"]"));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/version/lines/0/line known-line GARDENS",
            "/version/lines/0/monthlyFeeFen not-negative -1",
            "/version/lines/0/scheme scheme-version CLEAN",
            "/version/lines/0/sla/0/respond/minutes at-least 0",
            "/version/lines/0/payment/tiers/0/percent zero-to-hundred -5",
            "/version/lines/0/pauseReasons/1 unique AWAITING_ACCESS",
            "/version/linePercent between 101",
            "/version/calendar/week/weekly/MON/0 window [08:00, 25:00]");
    assertThat(hospital.manager().get("/api/contracts/HT-1").status()).isEqualTo(404);
  }

  @Test
  void namesEveryFaultOfTaxAndRetention() {
    var refused =
        draft(
            good.replace(
                "\"linePercent\"",
                """
                "invoice": {"vat": {"percent": "101", "included": true},
                  "lines": {"SECURITY": {"percent": "-1", "included": false}},
                  "retention": {"percent": "100.5"}}, "linePercent"
                """));

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/version/invoice/vat/percent between 101",
            "/version/invoice/lines/SECURITY/percent between -1",
            "/version/invoice/lines/SECURITY line-of-contract SECURITY",
            "/version/invoice/retention/percent between 100.5");
    assertThat(
            draft(
                    good.replace(
                        "\"linePercent\"",
                        "\"invoice\": {\"vat\": {\"percent\": \"6\"}}, \"linePercent\""))
                .status())
        .isEqualTo(400);
  }

  @Test
  void tellsFaultsInChinese() {
    var refused =
        hospital
            .manager()
            .post(
                "/api/contracts",
                good.replace("\"bondFen\": 1200000", "\"bondFen\": 1200001"),
                "Accept-Language",
                "zh-CN,zh;q=0.9");

    assertThat(refused.errors()).containsExactly("/bondFen bond-at-most-a-tenth 1200001");
    assertThat(refused.text("/errors/0/message")).isEqualTo("履约保证金不得超过合同额的十分之一，现为 1200001。");
    assertThat(refused.text("/title")).isEqualTo("请求无效");
  }

  @Test
  void refusesWhatIsUnknownMissingOrNull() {
    assertThat(draft(good.replace("\"DIRECT\"", "\"SOMEHOW\"")).errors().getFirst())
        .isEqualTo("/mode one-of SOMEHOW");
    assertThat(draft(good.replace("\"bondFen\"", "\"bond\"")).errors())
        .containsExactly("/bond unknown-field bond");
    assertThat(draft(good.replace("\"vendor\": \"" + AHospital.VENDOR + "\",", "")).errors())
        .containsExactly("/vendor required");
    assertThat(draft(good.replace("[\"B1\"]", "[\"B1\", null]")).errors())
        .containsExactly("/version/lines/0/locations/1 required");
    assertThat(draft(good.replace("[\"B1\"]", "[]")).errors())
        .containsExactly("/version/lines/0/locations not-empty []");
    assertThat(draft(good.replace("\"20\"", "20")).errors().getFirst())
        .startsWith("/version/linePercent wrong-type");
    assertThat(draft(good.replace(AHospital.VENDOR, "914403001922038216")).errors())
        .containsExactly("/vendor known-vendor 914403001922038216");
  }

  @Test
  void refusesTwoCalendarsAndNone() {
    assertThat(
            draft(good.replaceFirst("\\{\"week\"", "{\"calendar\": \"OFFICE\", \"week\"")).errors())
        .containsExactly("/version/calendar named-or-carried OFFICE");
    assertThat(draft(good.replaceFirst("\\{\"week\": .*}},", "{},")).errors())
        .containsExactly("/version/calendar named-or-carried");
  }

  @Test
  void asksForTheSixPartsBeforeTheReview() {
    draft(good.replace("\"kpis\": \"c\",", "").replace("\"term\": \"e\"", "\"term\": \" \""))
        .must(201);

    var refused = hospital.manager().post("/api/contracts/HT-1/review-submission", "");

    assertThat(refused.errors())
        .containsExactly("/parts/kpis part-missing", "/parts/term part-missing  ");
  }

  @Test
  void makesOneContractOfARepeatedDraft() {
    var first = hospital.manager().post("/api/contracts", good, "Idempotency-Key", "k").must(201);
    var again = hospital.manager().post("/api/contracts", good, "Idempotency-Key", "k").must(201);
    var other =
        hospital
            .manager()
            .post("/api/contracts", good.replace("\"a\"", "\"x\""), "Idempotency-Key", "k");

    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(draft(good).status()).isEqualTo(409);
  }

  @Test
  void showsAContractToItsOwnVendorOnceItIsSigned() {
    draft(good).must(201);
    var path = "/api/contracts/HT-1";
    assertThat(hospital.vendorUser(AHospital.VENDOR).get(path).status()).isEqualTo(404);
    hospital.approve("HT-1");
    hospital.sign("HT-1").must(200);

    var own = hospital.vendorUser(AHospital.VENDOR).get(path).must(200);

    assertThat(own.body().at("/reviews").size()).isZero();
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(path).status()).isEqualTo(404);
    assertThat(
            hospital
                .vendorUser(AHospital.OTHER_VENDOR)
                .get("/api/contracts?vendor=" + AHospital.VENDOR)
                .body()
                .at("/items")
                .size())
        .isZero();
    assertThat(hospital.as("OPERATOR").get(path).status()).isEqualTo(403);
    assertThat(
            hospital.as("AUDITOR").get("/api/contracts?status=SIGNED").body().at("/items").size())
        .isEqualTo(1);
  }

  private Api.Answer draft(String body) {
    return hospital.manager().post("/api/contracts", body);
  }
}
