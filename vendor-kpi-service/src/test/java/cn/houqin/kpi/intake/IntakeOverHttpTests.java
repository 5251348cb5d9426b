package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class IntakeOverHttpTests {

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  TestApi system;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
    system = hospital.as("INTEGRATOR");
  }

  private String figure(String externalId, String indicator, String numerator, Instant at) {
    return """
    {"sourceSystem":"CRM","externalId":"%s","indicator":"%s","contract":"HT-1","line":"CLEANING","datedAt":"%s","numerator":"%s","denominator":"1"}"""
        .formatted(externalId, indicator, at, numerator);
  }

  private String entry(String observation) {
    return "{\"reason\":\"hot line of the ward\",\"observation\":" + observation + "}";
  }

  private Instant lately() {
    return clock.instant().minusSeconds(1);
  }

  @Test
  void anEnteredFigureCountsOnceHoweverOftenItIsTold() {
    var told = entry(figure("C-1", "COMPLAINTS", "1", lately()));

    var created = system.post("/api/observations", told).must(201);
    system.post("/api/observations", told).must(201);

    await().until(() -> hospital.counted() == 1);
    assertThat(created.text("/entry/reason")).isEqualTo("hot line of the ward");
    assertThat(created.text("/entry/enteredBy")).isEqualTo("integrator");
    assertThat(hospital.shown().text("/score/dimensions/SATISFACTION")).isEqualTo("70.00");
    assertThat(
            system
                .post("/api/observations", told.replace("\"COMPLAINTS\"", "\"PRAISE\""))
                .must(409)
                .problem())
        .isEqualTo("already-exists");
  }

  @Test
  void everyFaultOfAFigureIsNamed() {
    var bad =
        entry(
            figure("with space", "NOTHING", "1", clock.instant().plusSeconds(3600))
                .replace("\"CRM\"", "\"c r m\"")
                .replace("\"CLEANING\"", "\"LAUNDRY\""));

    assertThat(system.post("/api/observations", bad).must(400).errors())
        .map(error -> error.replaceFirst("^(\\S+ \\S+).*", "$1"))
        .containsExactlyInAnyOrder(
            "/observation/sourceSystem source-system",
            "/observation/externalId external-id",
            "/observation/datedAt not-future",
            "/observation/indicator known-indicator",
            "/observation/line line-of-contract");
    assertThat(
            system
                .post("/api/observations", entry(figure("R-1", "SATISFACTION", "6", lately())))
                .must(400)
                .errors())
        .containsExactly("/observation/numerator within-range 6");
    assertThat(
            system
                .post("/api/observations", entry(figure("R-2", "STAFFING_FILL", "1.5", lately())))
                .must(400)
                .errors())
        .containsExactly("/observation/numerator within-range 1.5");
    assertThat(hospital.counted()).isZero();
  }

  @Test
  void aWithdrawnEntryCountsNoMoreAndSaysWhoAndWhy() {
    system.post("/api/observations", entry(figure("C-1", "COMPLAINTS", "1", lately()))).must(201);
    await().until(() -> hospital.counted() == 1);
    var path = "/api/observations/CRM~C-1";
    system.post(path + "/withdrawal", "{\"reason\":\"x\"}").must(403);

    hospital.manager().post(path + "/withdrawal", "{\"reason\":\"not justified\"}").must(200);

    await().until(() -> hospital.counted() == 0);
    var shown = hospital.manager().get(path).must(200);
    assertThat(shown.text("/entry/withdrawn/by")).isEqualTo("vendor_manager");
    assertThat(shown.text("/entry/withdrawn/reason")).isEqualTo("not justified");
  }

  @Test
  void aMonthClosesWithItsEntriesAndALaterEntryMakesARevision() {
    var at = lately();
    system.post("/api/observations", entry(figure("C-1", "COMPLAINTS", "1", at))).must(201);

    hospital.reaches("CLOSED");
    assertThat(hospital.shown().body().at("/arrived/expected").asInt()).isEqualTo(1);
    system.post("/api/observations", entry(figure("C-2", "COMPLAINTS", "1", at))).must(201);

    await().until(() -> hospital.shown().body().get("revision").asInt() == 2);
    assertThat(hospital.shown().text("/score/dimensions/SATISFACTION")).isEqualTo("40.00");
  }

  @Test
  void isOpenToSystemsAndManagersAndAVendorSeesItsOwn() {
    var told = entry(figure("C-1", "COMPLAINTS", "1", lately()));
    hospital.vendorUser(AHospital.VENDOR).post("/api/observations", told).must(403);
    system.post("/api/observations", told).must(201);

    hospital.vendorUser(AHospital.VENDOR).get("/api/observations/CRM~C-1").must(200);
    hospital.vendorUser(AHospital.OTHER_VENDOR).get("/api/observations/CRM~C-1").must(404);
    assertThat(
            hospital
                .vendorUser(AHospital.OTHER_VENDOR)
                .get("/api/observations")
                .must(200)
                .body()
                .get("items"))
        .isEmpty();
  }
}
