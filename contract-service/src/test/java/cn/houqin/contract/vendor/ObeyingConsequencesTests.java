package cn.houqin.contract.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Api;
import cn.houqin.contract.Elsewhere;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A suspension that vendor-kpi-service served bars the vendor; its end frees it. */
@HouqinServiceTest
class ObeyingConsequencesTests {

  private static final String PATH = "/api/vendors/" + AHospital.VENDOR;
  private static final String ONE = "HT-1~CLEANING~integrity~1";
  private static final String TWO = "HT-1~CLEANING~integrity~2";

  @LocalServerPort private int port;
  private AHospital hospital;

  @BeforeEach
  void anApprovedVendor() {
    hospital = AHospital.bare(port, false);
    hospital.approvedVendor(AHospital.VENDOR);
  }

  private void served(String consequence, String step) {
    announce(
        consequence, "consequence.served.v1", step, "\"reason\": \"a gift\", \"rectifyBy\": null");
  }

  private void reinstated(String consequence) {
    announce(
        consequence,
        "consequence.reinstated.v1",
        "SUSPENSION",
        "\"reinstatedBy\": \"head\", \"reason\": \"the person is gone\"");
  }

  private void announce(String consequence, String type, String step, String more) {
    Elsewhere.announce(
        Streams.CONSEQUENCES,
        type,
        hospital.name(),
        consequence,
        """
        {"consequence": "%s", "contract": "HT-1", "line": "CLEANING", "vendor": "%s", "step": "%s", %s,
         "recordedAt": "2026-01-01T00:00:00Z"}
        """
            .formatted(consequence, AHospital.VENDOR, step, more));
  }

  private Api.Answer shown() {
    return hospital.manager().get(PATH).must(200);
  }

  private void awaits(String status, int suspensions) {
    await()
        .until(
            () -> shown().text("/status") + shown().body().get("suspensions").size(),
            (status + suspensions)::equals);
  }

  @Test
  void isSuspendedWithTheReasonAndFreedByTheReinstatement() {
    served(ONE, "SUSPENSION");

    awaits("SUSPENDED", 1);
    assertThat(shown().text("/suspensions/0/consequence")).isEqualTo(ONE);
    assertThat(shown().text("/suspensions/0/reason")).isEqualTo("a gift");
    await()
        .until(
            () ->
                Elsewhere.heard(Streams.VENDORS, hospital.name() + "/" + AHospital.VENDOR)
                    .getLast()
                    .get("status")
                    .asString(),
            "SUSPENDED"::equals);

    reinstated(ONE);

    awaits("APPROVED", 1);
    served(ONE, "SUSPENSION");
    served(TWO, "SUSPENSION");
    awaits("SUSPENDED", 2);
    assertThat(shown().body().at("/suspensions/0/endedAt").isNull()).isFalse();
  }

  @Test
  void isSuspendedFromTheLineAloneWhereTheLadderSaysSo() {
    announce(
        ONE,
        "consequence.served.v1",
        "SUSPENSION",
        "\"reason\": \"low\", \"rectifyBy\": null, \"scope\": \"LINE\"");
    awaits("APPROVED", 1);
    assertThat(shown().text("/suspendedLines/0")).isEqualTo("CLEANING");
    awaitsPublished("/suspendedLines/0", "CLEANING");

    hospital.manager().post(PATH + "/reinstatement", "{\"reason\":\"better\"}").must(200);

    assertThat(shown().body().get("suspendedLines")).isEmpty();
    awaitsPublished("/reinstated/0/consequence", ONE);
    awaitsPublished("/reinstated/0/reason", "better");
    hospital.manager().post(PATH + "/reinstatement", "{\"reason\":\"again\"}").must(409);
  }

  private void awaitsPublished(String pointer, String value) {
    await()
        .until(
            () ->
                Elsewhere.heard(Streams.VENDORS, hospital.name() + "/" + AHospital.VENDOR)
                    .getLast()
                    .at(pointer)
                    .asString(""),
            value::equals);
  }

  @Test
  void staysSuspendedWhileSomethingElseBarsIt() {
    hospital.manager().post(PATH + "/suspension", "{\"reason\":\"unpaid staff\"}").must(200);
    served(ONE, "SUSPENSION");
    awaits("SUSPENDED", 2);

    announce(ONE, "consequence.withdrawn.v1", "SUSPENSION", "\"reason\": \"OVERTURNED\"");

    await().until(() -> !shown().body().at("/suspensions/1/endedAt").isNull());
    assertThat(shown().text("/status")).isEqualTo("SUSPENDED");
    hospital.manager().post(PATH + "/reinstatement", "{\"reason\":\"paid\"}").must(200);
    assertThat(shown().text("/status")).isEqualTo("APPROVED");
  }

  @Test
  void aPersonMayReinstateAndAReinstatementThatComesFirstIsRemembered() {
    reinstated(TWO);
    awaits("APPROVED", 1);
    served(TWO, "SUSPENSION");
    served("HT-1~CLEANING~low~2026-02", "WARNING");
    served(ONE, "SUSPENSION");
    awaits("SUSPENDED", 2);

    hospital.manager().post(PATH + "/reinstatement", "{\"reason\":\"decided\"}").must(200);

    reinstated(ONE);
    served(ONE, "SUSPENSION");
    served("HT-1~CLEANING~integrity~3", "SUSPENSION");
    awaits("SUSPENDED", 3);
  }
}
