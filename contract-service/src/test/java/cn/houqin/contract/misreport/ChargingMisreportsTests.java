package cn.houqin.contract.misreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.settlement.ScoringElsewhere;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Misreporting is charged once, with its surcharge, in the settlement after it was confirmed. */
@HouqinServiceTest
class ChargingMisreportsTests {

  private static final String REGISTER = "/api/contracts/HT-1/misreports";

  @LocalServerPort private int port;
  private AHospital hospital;

  /** 31,000.00 a month, nothing off from 80 points. */
  @BeforeEach
  void aContract() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
            LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1");
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    for (var month : List.of("2026-03", "2026-04", "2026-05", "2026-06")) {
      ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~" + month, "90.00", "GOOD");
    }
  }

  private static String form(long missedFen, boolean deliberate) {
    return """
    {"line": "CLEANING", "month": "2026-02", "missedFen": %d, "deliberate": %s, "foundAt": "2026-03-10T02:00:00Z",
     "foundBy": "Internal audit", "reason": "Night shift was signed for, not worked",
     "evidence": [{"kind": "DOCUMENT", "ref": "audit 2026-7"}]}
    """
        .formatted(missedFen, deliberate);
  }

  private String entered(long missedFen, boolean deliberate) {
    return hospital
        .as("SUPERVISOR")
        .post(REGISTER, form(missedFen, deliberate))
        .must(201)
        .text("/misreport");
  }

  private String confirmed(long missedFen, boolean deliberate) {
    var id = entered(missedFen, deliberate);
    hospital.manager().post("/api/misreports/" + id + "/confirmation", "").must(200);
    return id;
  }

  private Api.Answer drafted(String month) {
    return await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post("/api/contracts/HT-1/settlements", "{\"month\":\"%s\"}".formatted(month)),
            answer -> answer.status() == 201);
  }

  private static List<String> rows(Api.Answer settlement) {
    return StreamSupport.stream(settlement.body().at("/result/contractRows").spliterator(), false)
        .map(
            row ->
                row.get("kind").asString() + " " + row.get("ref").asString() + " " + row.get("fen"))
        .toList();
  }

  @Test
  void onceWithAQuarterMoreAndItsEvidenceWithinReach() {
    var open = entered(10_000, false);
    var id = confirmed(10_001, false);

    var march = drafted("2026-03");
    // 100.01 + 25 % = 125.0125, rounded 25.00 of it: 125.01
    assertThat(rows(march)).containsExactly("MISREPORTING " + id + " -12501");
    assertThat(march.text("/result/payableFen")).isEqualTo("3087499");
    var evidence = march.text("/result/contractRows/0/evidence/0");
    var found = hospital.vendorUser(AHospital.VENDOR).get("/api/misreports/" + evidence).must(200);
    assertThat(found.text("/registered/evidence/0/ref")).isEqualTo("audit 2026-7");
    assertThat(found.text("/registered/chargedIn")).isEqualTo("HT-1~2026-03");

    assertThat(rows(drafted("2026-04"))).isEmpty();
    var again =
        hospital.as("FINANCE").post("/api/settlements/HT-1~2026-03/redraft", "{}").must(200);
    assertThat(rows(again)).containsExactly("MISREPORTING " + id + " -12501");
    hospital.manager().post("/api/misreports/" + open + "/confirmation", "").must(200);
    assertThat(rows(drafted("2026-05"))).containsExactly("MISREPORTING " + open + " -12500");
  }

  @Test
  void whatIsLeftToDeductIsCarriedOverTwoMonths() {
    // 60,000.00 missed deliberately: 90,000.00 off
    confirmed(6_000_000, true);

    var march = drafted("2026-03");
    var april = drafted("2026-04");
    var may = drafted("2026-05");

    // 31,000.00 - 90,000.00 = -59,000.00; + 31,000.00 = -28,000.00; + 31,000.00 = 3,000.00
    assertThat(march.text("/result/payableFen")).isEqualTo("0");
    assertThat(march.text("/result/carryOverFen")).isEqualTo("5900000");
    assertThat(rows(april)).containsExactly("CARRY_OVER previous month -5900000");
    assertThat(april.text("/result/payableFen")).isEqualTo("0");
    assertThat(april.text("/result/carryOverFen")).isEqualTo("2800000");
    assertThat(rows(may)).containsExactly("CARRY_OVER previous month -2800000");
    assertThat(may.text("/result/payableFen")).isEqualTo("300000");
    assertThat(may.text("/result/carryOverFen")).isEqualTo("0");
    assertThat(rows(drafted("2026-06"))).isEmpty();
  }

  @Test
  void isPaidBackByACorrectionWhereItIsWithdrawnAfterwards() {
    var id = confirmed(10_000, true);
    drafted("2026-03");
    var march = "/api/settlements/HT-1~2026-03";
    hospital.as("FINANCE").post(march + "/sending", "").must(200);
    hospital.vendorUser(AHospital.VENDOR).post(march + "/confirmation", "").must(200);
    hospital
        .as("LOGISTICS")
        .post("/api/misreports/" + id + "/withdrawal", "{\"reason\":\"The list was another''s\"}")
        .must(200);

    assertThat(rows(drafted("2026-04"))).containsExactly("CORRECTION 2026-03 15000");
  }

  @Test
  void needsASecondPerson() {
    var path =
        "/api/misreports/"
            + hospital.manager().post(REGISTER, form(1, false)).must(201).text("/misreport");

    var own = hospital.manager().post(path + "/confirmation", "");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.problem()).isEqualTo("approved-by-somebody-else");
    assertThat(hospital.as("FINANCE").post(path + "/confirmation", "").status()).isEqualTo(403);
    new Api(port, TestTokens.of("manager-2", hospital.name(), "VENDOR_MANAGER"))
        .post(path + "/confirmation", "")
        .must(200);
    var again = hospital.as("LOGISTICS").post(path + "/confirmation", "");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("misreport-is-decided");
  }

  @Test
  void isRefusedWhereItContradictsItself() {
    var refused =
        hospital
            .manager()
            .post(
                REGISTER,
                """
                {"line": "SECURITY", "month": "2026-04", "missedFen": 0, "deliberate": false,
                 "foundAt": "2026-03-10T02:00:00Z", "foundBy": "x", "reason": "y",
                 "evidence": [{"kind": "FAILURE", "ref": "nowhere"}]}
                """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/missedFen between 0",
            "/month not-future 2026-04",
            "/line line-of-contract SECURITY",
            "/evidence/0/ref known-failure nowhere");
    assertThat(hospital.manager().get(REGISTER).body().get("items")).isEmpty();
  }
}
