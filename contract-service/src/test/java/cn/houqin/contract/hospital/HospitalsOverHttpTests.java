package cn.houqin.contract.hospital;

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

/** A hospital, its service lines and its calendars. */
@HouqinServiceTest
class HospitalsOverHttpTests {

  @LocalServerPort private int port;
  @Autowired private TestClock clock;
  private AHospital hospital;

  @BeforeEach
  void aHospital() {
    hospital = AHospital.bare(port, false);
  }

  @Test
  void beginsWithThirteenLinesAndGetsThemOnce() {
    var body = "{\"name\":\"H\",\"zone\":\"Asia/Shanghai\",\"migrating\":false}";
    hospital.as("ADMINISTRATOR").put("/api/hospital", body).must(200);

    var lines = hospital.as("REQUESTER").get("/api/service-lines").must(200);

    assertThat(lines.body().at("/items").size()).isEqualTo(13);
    assertThat(lines.body().at("/items/0").toString())
        .contains("\"line\":\"CATERING\"", "膳食", "Catering", "diet");
    await()
        .until(
            () ->
                !Elsewhere.heard(Streams.HOSPITALS, hospital.name() + "/" + hospital.name())
                    .isEmpty());
    await()
        .until(
            () -> !Elsewhere.heard(Streams.SERVICE_LINES, hospital.name() + "/PARKING").isEmpty());
  }

  @Test
  void changesOnTheVersionThatWasReadOnly() {
    var migrating = "{\"name\":\"H\",\"zone\":\"Asia/Shanghai\",\"migrating\":true}";
    var administrator = hospital.as("ADMINISTRATOR");

    assertThat(administrator.put("/api/hospital", migrating).status()).isEqualTo(428);
    assertThat(administrator.put("/api/hospital", migrating, "If-Match", "\"v9\"").status())
        .isEqualTo(412);
    administrator.put("/api/hospital", migrating, "If-Match", "\"v1\"").must(200);
    assertThat(hospital.as("AUDITOR").get("/api/hospital").body().get("migrating").asBoolean())
        .isTrue();
  }

  @Test
  void refusesAnUnknownZoneAndOtherRoles() {
    var body = "{\"name\":\"H\",\"zone\":\"Asia/Atlantis\",\"migrating\":false}";

    assertThat(hospital.as("ADMINISTRATOR").put("/api/hospital", body).errors())
        .containsExactly("/zone time-zone Asia/Atlantis");
    assertThat(hospital.manager().put("/api/hospital", body).status()).isEqualTo(403);
    assertThat(hospital.as("OPERATOR").get("/api/hospital").status()).isEqualTo(403);
  }

  @Test
  void addsEditsAndRetiresALineOfItsOwn() {
    var administrator = hospital.as("ADMINISTRATOR");
    var path = "/api/service-lines/GAS";

    var bad =
        administrator.post(
            "/api/service-lines",
            "{\"line\":\"gas\",\"nameZh\":\"气体\",\"nameEn\":\"\",\"orderForm\":\"[1]\"}");
    administrator
        .post("/api/service-lines", "{\"line\":\"GAS\",\"nameZh\":\"气体\",\"nameEn\":\"Gas\"}")
        .must(201);
    administrator
        .put(
            path,
            "{\"nameZh\":\"医用气体\",\"nameEn\":\"Gases\",\"orderForm\":\"{}\"}",
            "If-Match",
            "\"v1\"")
        .must(200);
    var retired = administrator.post(path + "/retirement", "").must(200);

    assertThat(bad.errors())
        .containsExactly("/line line-code gas", "/nameEn text ", "/orderForm json-schema [1]");
    assertThat(retired.text("/nameZh")).isEqualTo("医用气体");
    assertThat(retired.body().get("retired").asBoolean()).isTrue();
  }

  @Test
  void addsDaysToACalendarButNoneThatArePast() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    hospital
        .manager()
        .post(
            "/api/calendars",
            """
            {"calendar": "OFFICE", "name": "Office", "week": {"zone": "Asia/Shanghai",
              "weekly": {"MON": [["08:00", "12:00"]]}, "holidays": ["2020-01-01"]}}
            """)
        .must(201);
    var path = "/api/calendars/OFFICE/days";

    var past =
        hospital.manager().post(path, "{\"holidays\":[\"%s\"]}".formatted(today.minusDays(1)));
    var added =
        hospital
            .manager()
            .post(path, "{\"makeUpDays\":{\"%s\":\"MON\"}}".formatted(today.plusDays(5)))
            .must(200);

    assertThat(past.errors()).containsExactly("/holidays/0 not-past " + today.minusDays(1));
    assertThat(added.body().at("/week/holidays/0").asString()).isEqualTo("2020-01-01");
    assertThat(added.body().at("/week/makeUpDays").size()).isEqualTo(1);
    assertThat(hospital.as("LEGAL").post(path, "{}").status()).isEqualTo(403);
  }

  @Test
  void namesEveryFaultOfACalendar() {
    var refused =
        hospital
            .manager()
            .post(
                "/api/calendars",
                """
                {"calendar": "X", "name": "X", "week": {"zone": "Nowhere", "weekly": {"MOON": [],
                  "TUE": [["8", "12:00"]]}, "holidays": ["2026-02-30"], "makeUpDays": {"2026-03-01": "FUN"}}}
                """);

    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/week/zone time-zone Nowhere",
            "/week/weekly/MOON weekday MOON",
            "/week/weekly/TUE/0 window [8, 12:00]",
            "/week/holidays/0 date 2026-02-30",
            "/week/makeUpDays/2026-03-01 weekday FUN");
  }
}
