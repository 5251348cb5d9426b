package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.Published;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What patients of 1,599 hospitals said of cleanliness, as CMS published it. */
@HouqinServiceTest
class PublishedSurveyTests {

  private static final String FILE = "inspection-scores-hcahps-2023-24-a.csv";
  private static final String MONTHS = "from=2024-03";
  private static final String READ =
      """
      "columns": {"externalId": "Facility_ID", "contract": "%s", "datedAt": "Until"},
      "dates": {"zone": "UTC", "patterns": ["yyyy-MM-dd"]}, "unknown": ["Not Available", "NULL"],
      "figures": [
        {"indicator": "HCAHPS_CLEANLINESS", "kind": "NUMBER", "column": "Cleanliness"}%s]
      """;

  @Autowired TestClock clock;
  @LocalServerPort int port;

  /** The last day of the survey, which the file's publisher names but not the file. */
  private static String dated(String csv) {
    var lines = csv.lines().toList();
    return lines.getFirst()
        + ",Until\n"
        + lines.stream().skip(1).map(line -> line + ",2024-03-31\n").collect(Collectors.joining());
  }

  private static BigDecimal decimal(JsonNode node, String pointer) {
    return new BigDecimal(node.at(pointer).asString());
  }

  @Test
  void meansAndSharesAreThePublishedOnesAndWhatIsNotAvailableIsNotCounted() throws IOException {
    var csv = Published.text(FILE);
    var reference = Published.figures(FILE);
    var states =
        new TreeSet<>(Published.rows(csv).stream().map(row -> row.getField("State")).toList());
    assertThat(states).hasSize(reference.get("states").asInt());
    var here = Published.at(port, clock, "CLEANING");
    var contracts = here.announced(List.copyOf(states));
    here.indicator("HCAHPS_CLEANLINESS", "COUNT", "HIGHER", "1");
    here.indicator("HCAHPS_BELOW_80", "PERCENT", "LOWER", "100");
    here.layout(
        "HCAHPS",
        contracts,
        READ.formatted(
            "State",
            ", {\"indicator\": \"HCAHPS_BELOW_80\", \"kind\": \"BELOW\", \"column\": \"Cleanliness\", \"against\": \"80\"}"));
    var notAvailable = "99999A,NONE,,,TX,,,NULL" + ",Not Available".repeat(10) + "\n";

    var imported = here.imports("HCAHPS", dated(csv + notAvailable));

    var rows = reference.get("rows").asInt();
    assertThat(imported.at("/unknown/HCAHPS_CLEANLINESS").asInt()).isOne();
    assertThat(imported.get("rows").asInt()).isEqualTo(2 * rows);
    var clean = here.standings("HCAHPS_CLEANLINESS", MONTHS, rows);
    assertThat(clean.sum().divide(BigDecimal.valueOf(rows), 4, RoundingMode.HALF_UP))
        .isEqualByComparingTo(reference.get("mean_cleanliness").asString());
    assertThat(here.standings("HCAHPS_BELOW_80", MONTHS, rows).sum())
        .isEqualByComparingTo(reference.get("cleanliness_below_80").asString());
    var named = reference.get("mean_cleanliness_by_state_n_ge_30");
    assertThat(named).isNotEmpty();
    named.forEachEntry(
        (state, figures) -> {
          var shown = clean.of(contracts.get(state));
          assertThat(shown.at("/basis/figures").asInt())
              .as(state)
              .isEqualTo(figures.get(0).asInt());
          assertThat(decimal(shown, "/value"))
              .as(state)
              .isEqualByComparingTo(figures.get(1).asString());
          assertThat(shown.at("/basis/few").asBoolean()).isFalse();
        });
  }

  /** Scores are whole numbers, so that most of the 112 hospitals of Texas share a place. */
  @Test
  void hospitalsWithTheSameScoreShareAPlace() throws IOException {
    var csv = Published.without(Published.text(FILE), row -> !row.getField("State").equals("TX"));
    Map<String, Integer> scores = new LinkedHashMap<>();
    for (var row : Published.rows(csv)) {
      scores.put(row.getField("Facility_ID"), Integer.parseInt(row.getField("Cleanliness")));
    }
    var here = Published.at(port, clock, "CLEANING");
    var contracts = here.announced(List.copyOf(scores.keySet()));
    here.indicator("HCAHPS_CLEANLINESS", "COUNT", "HIGHER", "1");
    here.layout("TEXAS", contracts, READ.formatted("Facility_ID", ""));

    here.imports("TEXAS", dated(csv));

    var standings = here.standings("HCAHPS_CLEANLINESS", MONTHS, 112);
    scores.forEach(
        (facility, score) -> {
          var row = standings.of(contracts.get(facility));
          var better = scores.values().stream().filter(other -> other > score).count();
          var same = scores.values().stream().filter(score::equals).count();
          assertThat(row.get("rank").asLong()).as(facility).isEqualTo(better + 1);
          assertThat(row.get("tied").asBoolean()).as(facility).isEqualTo(same > 1);
          assertThat(row.at("/basis/few").asBoolean()).isTrue();
        });
    assertThat(scores.keySet()).anyMatch(facility -> facility.startsWith("45"));
  }
}
