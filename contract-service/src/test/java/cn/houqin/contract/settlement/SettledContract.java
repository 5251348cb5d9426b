package cn.houqin.contract.settlement;

import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.platform.testing.TestTokens;
import java.time.LocalDate;

/**
 * HT-1 of 2026 in a hospital of its own: cleaning for 31,000.00 a month with 6 % tax in it, linen
 * at 2.505 a kg and 13 % on top, 5 % of each month held back; 5 % of the fee off below 80 points.
 */
public final class SettledContract {

  private final AHospital hospital;
  private final int port;

  private SettledContract(AHospital hospital, int port) {
    this.hospital = hospital;
    this.port = port;
  }

  public static SettledContract signed(int port) {
    return signed(port, "");
  }

  /**
   * @param prices of the cleaning, besides linen and trip, each after a comma
   */
  static SettledContract signed(int port, String prices) {
    var hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "\"scheme\"",
                """
                "prices": [{"item": "linen", "kind": "UNIT_RATE", "unit": "kg", "fenPerUnit": "250.5",
                            "vat": {"percent": "13", "included": false}},
                           {"item": "trip", "kind": "UNIT_RATE", "unit": "order", "fenPerUnit": "100"}%s],
                "scheme"
                """
                    .formatted(prices))
            .replace(
                "\"linePercent\"",
                """
                "invoice": {"vat": {"percent": "6.0", "included": true}, "retention": {"percent": "5"}}, "linePercent"
                """);
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
    return new SettledContract(hospital, port);
  }

  public AHospital hospital() {
    return hospital;
  }

  /** Finance, who drafted nothing. */
  public Api otherFinance() {
    return new Api(port, TestTokens.of("finance-2", hospital.name(), "FINANCE"));
  }

  /** The settlement of a month with 10.1 kg of linen, as it was drafted. */
  public Api.Answer drafted(String month, String score) {
    ScoringElsewhere.finalCard(hospital.name(), "HT-1~CLEANING~" + month, score, "PASS");
    return await()
        .until(
            () ->
                hospital
                    .as("FINANCE")
                    .post(
                        "/api/contracts/HT-1/settlements",
                        """
                        {"month": "%s", "volumes": {"CLEANING": [
                          {"item": "linen", "quantity": "10.1", "source": "scales"}]}}
                        """
                            .formatted(month)),
            answer -> answer.status() == 201);
  }

  /** The same, approved by two people. */
  public void approved(String month, String score) {
    drafted(month, score);
    var path = "/api/settlements/HT-1~" + month;
    hospital.as("FINANCE").post(path + "/sending", "").must(200);
    hospital.vendorUser(AHospital.VENDOR).post(path + "/confirmation", "").must(200);
    otherFinance().post(path + "/approval", "").must(200);
    hospital.manager().post(path + "/approval", "").must(200);
  }
}
