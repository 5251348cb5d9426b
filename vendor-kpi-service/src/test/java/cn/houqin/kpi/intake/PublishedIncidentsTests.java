package cn.houqin.kpi.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.kpi.Published;
import cn.houqin.kpi.TestClock;
import cn.houqin.platform.testing.HouqinServiceTest;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which of 437 incidents made their SLA, as their own system said at the last event of each. */
@HouqinServiceTest
class PublishedIncidentsTests {

  private static final String FILE = "incident-event-log-servicenow-even.csv";

  @Autowired TestClock clock;
  @LocalServerPort int port;

  @Test
  void verdictsByPriorityAreThePublishedOnes() throws IOException {
    var log = Published.text(FILE);
    var reference = Published.figures(FILE).get("made_sla_on_last_event_by_priority");
    var last = new HashMap<String, NamedCsvRecord>();
    Published.rows(log).forEach(row -> last.put(row.getField("number"), row));
    var lines =
        last.values().stream()
            .map(NamedCsvRecord::getStartingLineNumber)
            .collect(Collectors.toSet());
    var here = Published.at(port, clock, "MAINTENANCE");
    var contracts = here.announced(List.of("1 - Critical", "2 - High", "3 - Moderate", "4 - Low"));
    here.indicator("MADE_SLA", "PERCENT", "HIGHER", "100");
    here.layout(
        "SERVICENOW",
        contracts,
        """
        "columns": {"externalId": "number", "contract": "priority", "datedAt": "closed_at"},
        "dates": {"zone": "UTC", "patterns": ["dd-MM-yyyy HH:mm"]}, "unknown": ["?"],
        "figures": [{"indicator": "MADE_SLA", "kind": "EQUALS", "column": "made_sla", "against": "TRUE"}]
        """);

    here.imports(
        "SERVICENOW", Published.without(log, row -> !lines.contains(row.getStartingLineNumber())));

    var standings = here.standings("MADE_SLA", "from=2016-01&to=2017-12", last.size());
    reference.forEachEntry(
        (priority, figures) -> {
          var row = standings.of(contracts.get(priority));
          assertThat(row.at("/basis/figures").asInt()).isEqualTo(figures.get("n").asInt());
          assertThat(new BigDecimal(row.at("/ratio/numerator").asString()))
              .isEqualByComparingTo(figures.get("made").asString());
          assertThat(new BigDecimal(row.get("value").asString()).setScale(2, RoundingMode.HALF_UP))
              .isEqualByComparingTo(figures.get("pct").asString());
        });
    assertThat(standings.rows()).map(row -> row.get("rank").asInt()).containsExactly(1, 2, 3, 3);
  }
}
