package cn.houqin.contract.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.Elsewhere;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A month's money over HTTP: drafted of final cards alone, seen by the vendor once it is sent. */
@HouqinServiceTest
class SettlingOverHttpTests {

  private static final String DRAFTS = "/api/contracts/HT-1/settlements";
  private static final String SETTLEMENT = "/api/settlements/HT-1~2026-03";
  private static final String PAYMENT = "{\"reference\":\"ICBC-1\",\"paidOn\":\"2026-04-20\"}";
  private static final String CARD = "HT-1~CLEANING~2026-03";

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void aSignedContract() {
    hospital = AHospital.ready(port, true);
    signed(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"));
  }

  private void signed(LocalDate from, LocalDate to) {
    var version =
        AHospital.version(from, to, 3_100_000, "B1")
            .replace(
                "\"scheme\"",
                "\"prices\":[{\"item\":\"linen\",\"kind\":\"UNIT_RATE\",\"unit\":\"kg\",\"fenPerUnit\":\"250.5\"}],"
                    + "\"scheme\"");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
  }

  private Api finance() {
    return hospital.as("FINANCE");
  }

  private Api otherFinance() {
    return new Api(port, TestTokens.of("finance-2", hospital.name(), "FINANCE"));
  }

  private Api vendor() {
    return hospital.vendorUser(AHospital.VENDOR);
  }

  private Api.Answer draft(String volumes) {
    return await()
        .until(
            () ->
                finance()
                    .post(DRAFTS, "{\"month\":\"2026-03\",\"volumes\":{%s}}".formatted(volumes)),
            answer -> answer.status() != 503);
  }

  @Test
  void settlesNothingByACardThatIsNotFinal() {
    var refused = draft("");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("scorecard-not-final");
    assertThat(finance().get(SETTLEMENT).status()).isEqualTo(404);
  }

  @Test
  void goesFromDraftToPaymentByTheRightPeople() {
    ScoringElsewhere.finalCard(hospital.name(), CARD, "79.99", "PASS");
    var drafted = draft("").must(201);
    // 5 % of 31,000.00 below 80 points: 1,550.00 off
    assertThat(drafted.text("/result/payableFen")).isEqualTo("2945000");
    assertThat(vendor().get(SETTLEMENT).status()).isEqualTo(404);
    assertThat(vendor().get("/api/settlements").body().get("items")).isEmpty();
    assertThat(vendor().post(SETTLEMENT + "/confirmation", "").status()).isEqualTo(404);

    finance().post(SETTLEMENT + "/sending", "").must(200);
    assertThat(vendor().get(SETTLEMENT).must(200).text("/status")).isEqualTo("SENT_TO_VENDOR");
    assertThat(hospital.vendorUser(AHospital.OTHER_VENDOR).get(SETTLEMENT).status()).isEqualTo(404);
    assertThat(finance().post(SETTLEMENT + "/confirmation", "").status()).isEqualTo(403);
    assertThat(otherFinance().post(SETTLEMENT + "/approval", "").status()).isEqualTo(409);

    vendor().post(SETTLEMENT + "/confirmation", "").must(200);
    var own = finance().post(SETTLEMENT + "/approval", "");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("approved-by-somebody-else");
    var first = otherFinance().post(SETTLEMENT + "/approval", "").must(200);
    assertThat(first.text("/status")).isEqualTo("CONFIRMED");
    assertThat(finance().post(SETTLEMENT + "/payment", PAYMENT).status()).isEqualTo(409);
    var twice = otherFinance().post(SETTLEMENT + "/approval", "");
    assertThat(twice.status()).isEqualTo(403);
    assertThat(twice.problem()).isEqualTo("approved-by-same-person");
    assertThat(twice.text("/detail")).startsWith("finance-2 has approved it already");
    assertThat(finance().get(SETTLEMENT).body().get("approvals")).hasSize(1);
    hospital.manager().post(SETTLEMENT + "/approval", "").must(200);
    finance().post(SETTLEMENT + "/payment", PAYMENT).must(200);

    assertThat(vendor().get("/api/settlements?status=PAID").body().get("items")).hasSize(1);
    assertThat(finance().get("/api/settlements?status=DRAFT").body().get("items")).isEmpty();
    assertThat(finance().get("/api/settlements?status=NONE").status()).isEqualTo(400);
    var paid = finance().get(SETTLEMENT);
    assertThat(paid.text("/status")).isEqualTo("PAID");
    assertThat(paid.text("/payment/reference")).isEqualTo("ICBC-1");
    assertThat(paid.text("/payment/paidOn")).isEqualTo("2026-04-20");
    await()
        .until(
            () -> Elsewhere.heard(Streams.SETTLEMENTS, hospital.name() + "/HT-1~2026-03").size(),
            Integer.valueOf(5)::equals);
  }

  @Test
  void pricesQuantitiesByTheContract() {
    ScoringElsewhere.finalCard(hospital.name(), CARD, "90.00", "GOOD");

    var refused =
        draft(
            """
            "CLEANING":[{"item":"linen","quantity":"10","fenPerUnit":"251","source":"scales"},
                        {"item":"sand","quantity":"1","source":"scales"},
                        {"item":"linen","quantity":"-1","source":"scales"}],
            "SECURITY":[]
            """);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/volumes/CLEANING/0/fenPerUnit rate-of-contract 251",
            "/volumes/CLEANING/1/item priced-by-contract sand",
            "/volumes/CLEANING/2/quantity not-negative -1",
            "/volumes/SECURITY line-of-contract SECURITY");
    var drafted =
        draft("\"CLEANING\":[{\"item\":\"linen\",\"quantity\":\"10.1\",\"source\":\"scales\"}]")
            .must(201);

    // 10.1 kg x 250.5 fen = 2,530.05 fen
    assertThat(drafted.text("/result/lines/0/rows/0/fen")).isEqualTo("2530");
    assertThat(drafted.text("/result/payableFen")).isEqualTo("3102530");
  }

  @Test
  void draftsOnceUnderAKeyAndOnceWithoutOne() {
    ScoringElsewhere.finalCard(hospital.name(), CARD, "90.00", "GOOD");
    var first = finance().post(DRAFTS, "{\"month\":\"2026-03\"}", "Idempotency-Key", "k1");
    var again = finance().post(DRAFTS, "{\"month\":\"2026-03\"}", "Idempotency-Key", "k1");
    var other = finance().post(DRAFTS, "{\"month\":\"2026-03\"}");

    assertThat(first.must(201).header("Location")).isEqualTo(again.must(201).header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(other.status()).isEqualTo(409);
  }
}
