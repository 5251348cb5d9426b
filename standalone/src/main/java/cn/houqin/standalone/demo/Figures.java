package cn.houqin.standalone.demo;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the services say the month came to, in the shape of expected.json. */
final class Figures {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Api api;
  private final String prefix;
  private final Month month;

  Figures(Api api, String prefix, Month month) {
    this.api = api;
    this.prefix = prefix;
    this.month = month;
  }

  JsonNode read() {
    var contracts = new ArrayList<Map<String, Object>>();
    for (var contract : month.contracts()) {
      contracts.add(contract(contract));
    }
    return JSON.valueToTree(Map.of("contracts", contracts));
  }

  private Map<String, Object> contract(JsonNode contract) {
    var number = contract.get("number").asString();
    var line = contract.get("line").asString();
    var card = card(number, line, month.period());
    var view = new LinkedHashMap<String, Object>();
    view.put("number", number);
    view.put("counts", counts(card.get("counts")));
    view.put("observationsOutsideTheMonth", outside(number, line));
    view.put("scorecard", card.get("score"));
    view.put("settlement", settlement(number));
    view.put("clocks", clocks(number, line));
    return view;
  }

  private JsonNode card(String number, String line, String period) {
    return api.get(prefix + "manager", "/api/scorecards/" + number + "~" + line + "~" + period)
        .ok();
  }

  /** Counts are whole numbers here. */
  private static Map<String, Object> counts(JsonNode counts) {
    var view = new TreeMap<String, Object>();
    counts.forEachEntry(
        (code, count) ->
            view.put(
                code,
                Map.of(
                    "numerator", Integer.parseInt(count.get("numerator").asString()),
                    "denominator", Integer.parseInt(count.get("denominator").asString()))));
    return view;
  }

  /** Evidence of the months before and after, which the same orders gave. */
  private int outside(String number, String line) {
    var period = YearMonth.parse(month.period());
    var count = 0;
    for (var other : List.of(period.minusMonths(1), period.plusMonths(1))) {
      var path = "/api/scorecards/" + number + "~" + line + "~" + other + "/observations";
      count += api.get(prefix + "manager", path + "?limit=200").ok().get("items").size();
    }
    return count;
  }

  private Map<String, Object> settlement(String number) {
    var result =
        api.get(prefix + "finance", "/api/settlements/" + number + "~" + month.period())
            .ok()
            .get("result");
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : result.get("lines")) {
      var view = new LinkedHashMap<String, Object>();
      view.put("line", line.get("line"));
      view.put("grossFen", line.get("grossFen"));
      view.put("deductedFen", line.get("deductedFen"));
      view.put("rows", rows(line.get("rows")));
      view.put("leftOut", line.get("leftOut"));
      lines.add(view);
    }
    var view = new LinkedHashMap<String, Object>();
    view.put("lines", lines);
    view.put("contractRows", rows(result.get("contractRows")));
    view.put("payableFen", result.get("payableFen"));
    view.put("carryOverFen", result.get("carryOverFen"));
    return view;
  }

  private static List<Map<String, Object>> rows(JsonNode rows) {
    var view = new ArrayList<Map<String, Object>>();
    for (var row : rows) {
      view.add(Map.of("kind", row.get("kind"), "ref", row.get("ref"), "fen", row.get("fen")));
    }
    return view;
  }

  /** Decided clocks of each order of the month that this contract has. */
  private Map<String, Object> clocks(String number, String line) {
    var view = new TreeMap<String, Object>();
    var path = "/api/service-lines/" + line + "/work-orders";
    var after = "";
    do {
      var page = api.get(prefix + "dispatcher", path + "?limit=200" + after).ok();
      for (var order : page.get("items")) {
        if (month.has(order.path("externalId").asString(""))) {
          var id = order.get("workOrder").asString();
          view.put(
              order.get("externalId").asString(),
              decided(api.get(prefix + "dispatcher", path + "/" + id + "/clocks").ok(), number));
        }
      }
      after = page.path("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());
    return view;
  }

  private static List<Map<String, Object>> decided(JsonNode clocks, String number) {
    var view = new ArrayList<Map<String, Object>>();
    for (var clock : clocks) {
      var state = clock.get("state").asString();
      if (clock.get("contract").asString().equals(number)
          && (state.equals("MET") || state.equals("BREACHED"))) {
        var one = new LinkedHashMap<String, Object>();
        one.put("kind", clock.get("kind"));
        one.put("deadline", clock.get("deadline"));
        one.put("state", clock.get("state"));
        view.add(one);
      }
    }
    return view;
  }
}
