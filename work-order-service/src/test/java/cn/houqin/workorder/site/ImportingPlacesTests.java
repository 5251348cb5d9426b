package cn.houqin.workorder.site;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.sheet.Sheet;
import cn.houqin.platform.testing.HouqinServiceTest;
import cn.houqin.platform.testing.TestApi;
import cn.houqin.platform.testing.Workbooks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@HouqinServiceTest
class ImportingPlacesTests {

  private static final String HEADER = "code,parent,name,kind,riskClass\n";
  private static int hospitals;

  @LocalServerPort int port;
  private TestApi importer;

  @BeforeEach
  void aHospital() {
    importer = TestApi.as(port, "places" + ++hospitals, "INTEGRATOR");
  }

  private TestApi.Answer send(String rows) {
    return importer.postText("/api/locations/imports", "text/csv", HEADER + rows);
  }

  private static List<List<String>> fourThousand() {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("code", "parent", "name", "kind", "riskClass"));
    rows.add(List.of("B1", "", "Building", "BUILDING", ""));
    for (var floor = 0; floor < 40; floor++) {
      rows.add(List.of("F" + floor, "B1", "Floor " + floor, "FLOOR", ""));
      for (var room = 0; room < 99; room++) {
        rows.add(List.of("R" + floor + "-" + room, "F" + floor, "Room", "ROOM", "FR2"));
      }
    }
    return rows;
  }

  private void takesAll(String form, String type, byte[] file) {
    var begun = System.nanoTime();

    var taken = importer.postBytes("/api/locations/imports", type, file).must(201);

    var seconds = (System.nanoTime() - begun) / 1_000_000_000.0;
    System.out.printf("[import] 4,001 places from %s in %.1f s%n", form, seconds);
    assertThat(seconds).isLessThan(10);
    assertThat(taken.body().get("added").asInt()).isEqualTo(4_001);
    assertThat(importer.get("/api/locations/R39-98").body().get("ancestors").toString())
        .isEqualTo("[\"B1\",\"F39\"]");
  }

  @Test
  void takesFourThousandPlacesFromCsvInOneGo() {
    var csv =
        fourThousand().stream().map(row -> String.join(",", row)).collect(Collectors.joining("\n"));

    takesAll("CSV", Sheet.CSV, csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void takesFourThousandPlacesFromXlsxInOneGo() {
    takesAll("XLSX", Sheet.XLSX, Workbooks.of(fourThousand()));
  }

  @Test
  void takesNothingOfAFileWithBadRowsAndNamesEveryOne() {
    var refused =
        send(
            """
            B1,,Building,BUILDING,
            R1,B9,Room,ROOM,FR2
            R2,B1,,ROOM,FR2
            R3,B1,Room,CELLAR,FR9
            B1,,Again,BUILDING,
            """);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().get("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder(
            "/rows/2/parent", "/rows/3/name", "/rows/4/kind", "/rows/4/riskClass", "/rows/5/code");
    assertThat(importer.get("/api/locations").body().get("items").size()).isZero();
  }

  @Test
  void changesNothingWhenTheSameFileComesAgain() {
    send("B1,,Building,BUILDING,\nR1,B1,Room,ROOM,FR1\n");

    var again = send("B1,,Building,BUILDING,\nR1,B1,Room,ROOM,FR1\n");
    var other = send("R1,B1,Another name,ROOM,FR1\n");

    assertThat(again.body().get("added").asInt()).isZero();
    assertThat(again.body().get("unchanged").asInt()).isEqualTo(2);
    assertThat(other.body().at("/errors/0/rule").asString()).isEqualTo("same-as-register");
  }

  @Test
  void refusesPlacesThatLieWithinThemselves() {
    var refused = send("A,B,One,ROOM,\nB,A,Other,ROOM,\n");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/rule").asString()).isEqualTo("no-circle");
  }
}
