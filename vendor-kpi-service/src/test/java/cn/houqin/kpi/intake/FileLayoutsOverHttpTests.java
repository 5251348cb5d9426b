package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.houqin.kpi.AHospital;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class FileLayoutsOverHttpTests {

  private static final String LAYOUTS = "/api/observations/layouts";
  private static final String IMPORT = "/api/observations/imports?reason=monthly&layout=OLD";
  private static final String LAYOUT =
      """
      {"layout": "OLD", "sourceSystem": "OLD", "line": "CLEANING",
       "columns": {"externalId": "No", "contract": "Firm", "datedAt": "Done"},
       "dates": {"zone": "Asia/Shanghai", "patterns": ["yyyy-MM-dd", "dd/MM/yyyy", "MM/dd/yyyy"]},
       "unknown": ["not captured"],
       "contracts": [{"text": "Clean & Co., Ltd.", "contract": "HT-1"}],
       "figures": [
         {"indicator": "DELIVERY_ON_TIME", "kind": "NOT_AFTER", "column": "Done", "against": "Promised"},
         {"indicator": "SATISFACTION", "kind": "NUMBER", "column": "Mark"}]}
      """;
  private static final String HEADER = "No,Firm,Promised,Done,Mark,Remark\n";

  @Autowired TestClock clock;
  @LocalServerPort int port;
  AHospital hospital;
  TestApi system;
  String day;

  @BeforeEach
  void hospital() {
    hospital = AHospital.ready(port, clock);
    system = hospital.as("INTEGRATOR");
    day = hospital.month().atDay(1).format(DateTimeFormatter.ISO_LOCAL_DATE);
  }

  private TestApi.Answer importing(String rows) {
    return system.postText(IMPORT, "text/csv", HEADER + rows);
  }

  @Test
  void eachRowGivesTheFiguresItKnowsAndSaysWhichItDoesNot() {
    system.post(LAYOUTS, LAYOUT).must(201);
    var firm = "\"Clean & Co., Ltd.\"";

    var accepted =
        importing(
                "1,"
                    + firm
                    + ","
                    + day
                    + ","
                    + day
                    + ",4.5,x\n"
                    + "2,"
                    + firm
                    + ",not captured,"
                    + day
                    + ",5,\n"
                    + "3,"
                    + firm
                    + ","
                    + day
                    + ",not captured,1,\n"
                    + "4,"
                    + firm
                    + ","
                    + day
                    + ","
                    + day
                    + ",,\n")
            .must(201);

    assertThat(accepted.body().get("rows").asInt()).isEqualTo(4);
    assertThat(accepted.body().at("/unknown/DELIVERY_ON_TIME").asInt()).isEqualTo(2);
    assertThat(accepted.body().at("/unknown/SATISFACTION").asInt()).isEqualTo(2);
    await().until(() -> hospital.counted() == 4);
    assertThat(hospital.shown().text("/counts/DELIVERY_ON_TIME/numerator")).isEqualTo("2");
    assertThat(hospital.shown().text("/counts/SATISFACTION/numerator")).isEqualTo("9.5");
    var figure = hospital.manager().get("/api/observations/OLD~1:SATISFACTION").must(200);
    assertThat(figure.text("/entry/evidence/numerator")).isEqualTo("4.5");
  }

  @Test
  void whatCannotBeReadOrCouldBeTwoDatesIsNamedAndNothingIsEntered() {
    system.post(LAYOUTS, LAYOUT).must(201);
    var firm = "\"Clean & Co., Ltd.\"";

    assertThat(
            importing(
                    "1,"
                        + firm
                        + ",03/04/2026,"
                        + day
                        + ",4,\n"
                        + "2,Others,"
                        + day
                        + ",2026-02-31,four,\n"
                        + "2,"
                        + firm
                        + ","
                        + day
                        + ","
                        + day
                        + ",5,\n"
                        + ","
                        + firm
                        + ","
                        + day
                        + ","
                        + day
                        + ",5,\n")
                .must(400)
                .errors())
        .containsExactlyInAnyOrder(
            "/rows/1/Promised readable 03/04/2026",
            "/rows/2/Firm layout-names Others",
            "/rows/2/Done readable 2026-02-31",
            "/rows/2/Mark readable four",
            "/rows/3/No unique 2",
            "/rows/4/No required");
    assertThat(importing("1," + firm + "," + day + "," + day + ",9,\n").must(400).errors())
        .containsExactly("/rows/1/numerator within-range 9");
    assertThat(
            system
                .postText(IMPORT, "text/csv", "No,Firm,Done\n1," + firm + "," + day + "\n")
                .must(400)
                .errors())
        .containsExactly("/header/Mark missing-column", "/header/Promised missing-column");
    assertThat(system.get("/api/observations").must(200).body().get("items")).isEmpty();
  }

  @Test
  void aLayoutThatDoesNotHoldTogetherIsRefusedWithEveryFault() {
    var wrong =
        LAYOUT
            .replace("Asia/Shanghai", "Asia/Nowhere")
            .replace("yyyy-MM-dd", "YYYY-QQ-{")
            .replace("\"SATISFACTION\"", "\"SATISFIED\"")
            .replace(", \"against\": \"Promised\"", "");

    assertThat(system.post(LAYOUTS, wrong).must(400).errors())
        .containsExactlyInAnyOrder(
            "/dates/zone time-zone Asia/Nowhere",
            "/dates/patterns/0 date-pattern YYYY-QQ-{",
            "/figures/0/against required",
            "/figures/1/indicator known-indicator SATISFIED");
    system.get(LAYOUTS + "/OLD").must(404);
  }

  @Test
  void aLayoutIsNeverChangedAndIsNotForVendors() {
    system.post(LAYOUTS, LAYOUT).must(201);

    system.post(LAYOUTS, LAYOUT.replace("\"Mark\"", "\"Marks\"")).must(409);
    assertThat(system.get(LAYOUTS).must(200).body().get("items")).hasSize(1);
    assertThat(system.get(LAYOUTS + "/OLD").must(200).text("/figures/1/column")).isEqualTo("Mark");
    hospital.vendorUser(AHospital.VENDOR).get(LAYOUTS + "/OLD").must(403);
    system.postText(IMPORT.replace("=OLD", "=NONE"), "text/csv", HEADER + "1,x,y,z,1,\n").must(404);
  }
}
