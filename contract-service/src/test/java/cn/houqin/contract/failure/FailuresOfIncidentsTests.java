package cn.houqin.contract.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.contract.AHospital;
import cn.houqin.contract.Elsewhere;
import cn.houqin.events.Streams;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Incidents that were entered become failures by the contract's rules, once. */
@HouqinServiceTest
class FailuresOfIncidentsTests {

  @LocalServerPort private int port;
  private AHospital hospital;

  /** 4 points a security incident; an interruption of the lift by time, 30 minutes of grace. */
  @BeforeEach
  void aContract() {
    hospital = AHospital.ready(port, true);
    var version =
        AHospital.version(
                LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31"), 3_100_000, "B1")
            .replace(
                "{\"tiers\"",
                """
                {"points": {"free": "0", "fenPerPoint": 300, "bands": [{"multiplier": "1"}]},
                 "availability": {"periodMinutes": 60, "areaRatesFen": {"LIFT": 5000}, "weightings": {"STOPPED": "1"}},
                 "tiers"
                """)
            .replace(
                "\"scheme\"",
                """
                "failureRules": [
                  {"rule": "theft", "on": "INCIDENT", "indicator": "SECURITY_INCIDENTS", "type": "POINTS", "points": "4"},
                  {"rule": "lift", "on": "INCIDENT", "indicator": "INTERRUPTION_RATE", "type": "AVAILABILITY",
                   "area": "LIFT", "criterion": "STOPPED", "rectifyWithinMinutes": 30}], "scheme"
                """);
    hospital.approved("HT-1", AHospital.VENDOR, version);
    hospital.sign("HT-1").must(200);
  }

  private String figure(String entry, String indicator, String numerator) {
    return """
    {"evidenceId": "%s", "indicator": "%s", "contract": "HT-1", "contractVersion": 1, "line": "CLEANING",
     "vendor": "%s", "month": "2026-03", "numerator": "%s", "denominator": "44640",
     "datedAt": "2026-03-10T02:00:00Z", "source": "entered", "sourceId": "%s", "cause": "%s"}
    """
        .formatted(entry + "#1", indicator, AHospital.VENDOR, numerator, entry, indicator);
  }

  private void enter(String entry, String indicator, String numerator) {
    Elsewhere.announce(
        Streams.OBSERVATIONS,
        "observation.recorded.v1",
        hospital.name(),
        entry,
        """
        {"entry": "%s", "evidence": %s, "reason": "log", "enteredBy": "scada", "recordedAt": "2026-03-11T00:00:00Z"}
        """
            .formatted(entry, figure(entry, indicator, numerator)));
  }

  private JsonNode failures() {
    return hospital.manager().get("/api/contracts/HT-1/failures").must(200).body().get("items");
  }

  private JsonNode first() {
    await().until(() -> failures().size() == 1);
    return failures().get(0).get("registered");
  }

  @Test
  void anIncidentCostsItsPointsOnceAndItsVendorIsTold() {
    enter("log~1", "SECURITY_INCIDENTS", "1");
    enter("log~1", "SECURITY_INCIDENTS", "1");
    enter("log~2", "SECURITY_INCIDENTS", "0");
    enter("log~3", "COMPLAINT_RATE", "1");

    assertThat(first().at("/charge/points").asString()).isEqualTo("4");
    assertThat(first().at("/source/kind").asString()).isEqualTo("incident");
    assertThat(first().at("/source/evidence").asString()).isEqualTo("log~1#1");
    assertThat(first().get("rectifiedAt").isNull()).isTrue();
    await()
        .untilAsserted(
            () ->
                assertThat(
                        hospital
                            .vendorUser(AHospital.VENDOR)
                            .get("/api/contract-service/notices")
                            .body()
                            .toString())
                    .contains("Failure log~1-1~theft was registered"));
  }

  @Test
  void anInterruptionLastsAsLongAsItsMinutes() {
    enter("scada~7", "INTERRUPTION_RATE", "90.5");

    assertThat(first().get("startedAt").asString()).isEqualTo("2026-03-10T00:29:30Z");
    assertThat(first().get("rectifyBy").asString()).isEqualTo("2026-03-10T00:59:30Z");
    assertThat(first().get("rectifiedAt").asString()).isEqualTo("2026-03-10T02:00:00Z");
  }

  @Test
  void isTakenBackWithItsFigureOrPutRightByAnother() {
    enter("scada~8", "INTERRUPTION_RATE", "90");
    first();
    Elsewhere.announce(
        Streams.OBSERVATIONS,
        "observation.superseded.v1",
        hospital.name(),
        "scada~8",
        """
        {"entry": "scada~8", "evidenceId": "scada~8#1", "replacement": %s, "reason": "wrong clock",
         "supersededBy": "scada", "recordedAt": "2026-03-12T00:00:00Z"}
        """
            .formatted(
                figure("scada~8", "INTERRUPTION_RATE", "60").replace("scada~8#1", "scada~8#2")));

    await().until(() -> failures().size() == 2);
    await()
        .untilAsserted(
            () ->
                assertThat(failures().valueStream())
                    .extracting(
                        one ->
                            one.at("/registered/source/evidence").asString()
                                + (one.at("/registered/withdrawn").isNull() ? "" : " withdrawn"))
                    .containsExactlyInAnyOrder("scada~8#1 withdrawn", "scada~8#2"));
  }
}
