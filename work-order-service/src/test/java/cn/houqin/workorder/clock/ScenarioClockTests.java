package cn.houqin.workorder.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every clock and every count of the scenario month, from its files. */
class ScenarioClockTests {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Instant AS_OF = Instant.parse("2026-10-05T02:00:00Z");
  private static final Path FOLDER =
      Path.of(
          System.getProperty("houqin.scenario", System.getProperty("houqin.root") + "/scenario"));

  @Test
  void everyClockAndCountComesOut() throws IOException {
    var contracts = JSON.readTree(Files.readString(FOLDER.resolve("contracts.json")));
    var expected = JSON.readTree(Files.readString(FOLDER.resolve("expected.json")));
    var failures = new ArrayList<String>();
    for (var wanted : expected.get("contracts")) {
      var contract = contract(contracts, wanted.get("number").asString());
      failures.addAll(failures(contract, wanted));
    }

    assertThat(failures).isEmpty();
  }

  private static JsonNode contract(JsonNode contracts, String number) {
    for (var contract : contracts) {
      if (contract.get("number").asString().equals(number)) {
        return contract;
      }
    }
    throw new AssertionError(number);
  }

  private static List<String> failures(JsonNode contract, JsonNode wanted) throws IOException {
    var failures = new ArrayList<String>();
    Map<String, int[]> counts = new TreeMap<>();
    var outside = 0;
    for (var text : Files.readAllLines(FOLDER.resolve("orders.ndjson"))) {
      var order = JSON.readTree(text);
      if (!order.get("line").asString().equals(contract.get("line").asString())) {
        continue;
      }
      var history = history(order, contract);
      var clocks = OrderClocks.of(history, AS_OF);
      var id = order.get("externalId").asString();
      var shown = JSON.readTree(JSON.writeValueAsString(shown(clocks)));
      if (!shown.equals(wanted.get("clocks").get(id))) {
        failures.add(id + " " + shown + " instead of " + wanted.get("clocks").get(id));
      }
      var rating = order.has("rating") ? order.get("rating").asInt() : null;
      for (var item : OrderEvidence.of(history, clocks, rating, ZONE)) {
        if (item.month().toString().equals("2026-09")) {
          var count = counts.computeIfAbsent(item.indicator(), _ -> new int[2]);
          count[0] += item.numerator();
          count[1] += item.denominator();
        } else {
          outside++;
        }
      }
    }
    var view = new HashMap<String, Map<String, Integer>>();
    counts.forEach((code, c) -> view.put(code, Map.of("numerator", c[0], "denominator", c[1])));
    if (!JSON.readTree(JSON.writeValueAsString(view)).equals(wanted.get("counts"))) {
      failures.add(view + " instead of " + wanted.get("counts"));
    }
    if (outside != wanted.get("observationsOutsideTheMonth").asInt()) {
      failures.add(outside + " outside instead of " + wanted.get("observationsOutsideTheMonth"));
    }
    return failures;
  }

  private static List<Map<String, String>> shown(List<OrderClock> clocks) {
    var shown = new ArrayList<Map<String, String>>();
    for (var clock : clocks) {
      if (clock.isDecided()) {
        var view = new LinkedHashMap<String, String>();
        view.put("kind", clock.kind().name());
        view.put("deadline", String.valueOf(clock.deadline()));
        view.put("state", clock.state().name());
        shown.add(view);
      }
    }
    return shown;
  }

  private static OrderHistory history(JsonNode order, JsonNode contract) {
    var facts = new ArrayList<OrderFact>();
    var assignments = new ArrayList<Assignment>();
    for (var event : order.get("events")) {
      var at = Instant.parse(event.get("at").asString());
      var type = OrderFact.Type.valueOf(event.get("type").asString());
      var reason = event.has("reason") ? event.get("reason").asString() : null;
      facts.add(new OrderFact(type, at, "history", reason, null, null, null, at));
      if (type == OrderFact.Type.DISPATCHED) {
        assignments.add(
            new Assignment(
                assignments.size() + 1,
                contract.get("number").asString(),
                1,
                contract.get("creditCode").asString(),
                at,
                terms(contract)));
      }
    }
    return new OrderHistory(facts, assignments, order.get("priority").asString(), null, false);
  }

  private static Assignment.Terms terms(JsonNode contract) {
    var sla = contract.get("sla");
    var byPriority = new HashMap<String, Assignment.Targets>();
    sla.forEachEntry(
        (priority, terms) -> {
          var targets = new HashMap<ClockKind, Target>();
          for (var kind : ClockKind.values()) {
            var target = terms.path(kind.name());
            if (target.has("minutes")) {
              targets.put(kind, new Target.Minutes(target.get("minutes").asLong()));
            } else if (target.has("workingDays")) {
              targets.put(kind, new Target.WorkingDays(target.get("workingDays").asInt()));
            }
          }
          byPriority.put(
              priority,
              new Assignment.Targets(SlaVectorTests.calendar(terms.get("calendar")), targets));
        });
    var pauseReasons = new ArrayList<String>();
    contract.get("pauseReasons").forEach(reason -> pauseReasons.add(reason.asString()));
    return new Assignment.Terms(false, pauseReasons, null, List.of(50, 80), byPriority);
  }
}
