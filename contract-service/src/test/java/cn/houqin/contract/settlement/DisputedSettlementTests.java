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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The vendor disputes rows; each is answered, the month drafted anew, and nothing is forgotten. */
@HouqinServiceTest
class DisputedSettlementTests {

  private static final String SETTLEMENT = "/api/settlements/HT-1~2026-03";
  private static final String SCORE =
      """
      {"rows": [{"line": "CLEANING", "kind": "SCORE", "ref": "score", "reason": "The appeal was won"},
                {"line": "CLEANING", "reason": "Linen of the 31st is lacking"}]}
      """;

  @LocalServerPort private int port;
  private AHospital hospital;

  /** 31,000.00, 5 % off below 80 points: 29,450.00. */
  @BeforeEach
  void marchIsSent() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
            LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", "79.99", "PASS");
    await()
        .until(
            () ->
                finance()
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"2026-03\"}")
                    .status(),
            status -> status == 201);
    finance().post(SETTLEMENT + "/sending", "").must(200);
  }

  private Api finance() {
    return hospital.as("FINANCE");
  }

  private Api vendor() {
    return hospital.vendorUser(AHospital.VENDOR);
  }

  private Api.Answer answer(int number, String decision) {
    return finance()
        .post(
            SETTLEMENT + "/disputes/" + number + "/answer",
            "{\"decision\": \"%s\", \"reason\": \"looked at\"}".formatted(decision));
  }

  @Test
  void isAnsweredRowByRowAndDraftedAnewBeforeItGoesOn() {
    vendor().post(SETTLEMENT + "/disputes", SCORE).must(200);
    assertThat(finance().get(SETTLEMENT).text("/status")).isEqualTo("DISPUTED");
    assertThat(vendor().post(SETTLEMENT + "/confirmation", "").status()).isEqualTo(409);
    answer(1, "CHANGED").must(200);
    var early = finance().post(SETTLEMENT + "/redraft", "{}");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.problem()).isEqualTo("dispute-is-unanswered");
    answer(2, "UPHELD").must(200);
    assertThat(answer(2, "CHANGED").problem()).isEqualTo("dispute-is-answered");
    assertThat(answer(3, "CHANGED").status()).isEqualTo(404);

    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~2026-03", 2, "90.00", "GOOD");
    new Api(port, TestTokens.of("finance-2", hospital.name(), "FINANCE"))
        .post(SETTLEMENT + "/redraft", "{}", "Idempotency-Key", "r1")
        .must(200);
    var redrafted = finance().get(SETTLEMENT).must(200);

    assertThat(redrafted.text("/status")).isEqualTo("DRAFT");
    assertThat(redrafted.text("/result/payableFen")).isEqualTo("3100000");
    assertThat(redrafted.body().get("disputes")).isEmpty();
    assertThat(redrafted.text("/rounds/0/result/payableFen")).isEqualTo("2945000");
    assertThat(redrafted.text("/rounds/0/disputes/0/answer/decision")).isEqualTo("CHANGED");
    assertThat(redrafted.text("/rounds/0/disputes/1/answer/by")).isEqualTo("finance");
    assertThat(vendor().get(SETTLEMENT).status()).isEqualTo(404);
    confirmAndApprove();
  }

  /** Who wrote the first draft and who wrote the second may both not approve. */
  private void confirmAndApprove() {
    finance().post(SETTLEMENT + "/sending", "").must(200);
    vendor().post(SETTLEMENT + "/confirmation", "").must(200);
    for (var author : List.of("finance", "finance-2")) {
      var refused =
          new Api(port, TestTokens.of(author, hospital.name(), "FINANCE"))
              .post(SETTLEMENT + "/approval", "");
      assertThat(refused.problem()).isEqualTo("approved-by-somebody-else");
    }
    await()
        .untilAsserted(
            () ->
                assertThat(Elsewhere.heard(Streams.SETTLEMENTS, hospital.name() + "/HT-1~2026-03"))
                    .extracting(one -> one.path("rows").asInt(0) + "/" + one.path("draft").asInt(0))
                    .containsExactly("0/0", "0/0", "2/0", "0/2", "0/0", "0/0"));
  }

  @Test
  void namesEveryRowThatTheSettlementDoesNotHave() {
    var refused =
        vendor()
            .post(
                SETTLEMENT + "/disputes",
                """
                {"rows": [{"line": "SECURITY", "reason": "a"},
                          {"line": "CLEANING", "kind": "POINTS", "ref": "points", "reason": "b"},
                          {"line": "CLEANING", "kind": "SCORE", "reason": "c"},
                          {"kind": "BONUS", "ref": "GOOD", "reason": "d"},
                          {"reason": "e"},
                          {"line": "CLEANING", "kind": "SCORE", "ref": "score", "reason": "f"},
                          {"line": "CLEANING", "kind": "SCORE", "ref": "score", "reason": "g"}]}
                """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactly(
            "/rows/0/line line-of-settlement SECURITY",
            "/rows/1/ref row-of-settlement points",
            "/rows/2/ref required",
            "/rows/3/ref row-of-settlement GOOD",
            "/rows/4/kind required",
            "/rows/6/ref unique score");
    var unchanged = finance().get(SETTLEMENT);
    assertThat(unchanged.text("/status")).isEqualTo("SENT_TO_VENDOR");
    assertThat(unchanged.body().get("disputes")).isEmpty();
  }

  @Test
  void isDisputedByItsVendorAlone() {
    assertThat(finance().post(SETTLEMENT + "/disputes", SCORE).status()).isEqualTo(403);
    assertThat(
            hospital
                .vendorUser(AHospital.OTHER_VENDOR)
                .post(SETTLEMENT + "/disputes", SCORE)
                .status())
        .isEqualTo(404);
    assertThat(vendor().post(SETTLEMENT + "/redraft", "{}").status()).isEqualTo(403);
    assertThat(finance().post(SETTLEMENT + "/redraft", "{}").status()).isEqualTo(409);
  }
}
