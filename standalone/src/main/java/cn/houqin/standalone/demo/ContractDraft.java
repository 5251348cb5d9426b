package cn.houqin.standalone.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A contract of the month's files as contract-service takes it. A contract's file may give price
 * items, a standby rank and a ladder; the demo month's gives none.
 */
final class ContractDraft {

  private static final int MONTHS = 12;

  private ContractDraft() {}

  static String scheme(JsonNode contract) {
    return contract.get("number").asString() + "@1";
  }

  static Map<String, Object> of(JsonNode contract) {
    var draft = new LinkedHashMap<String, Object>();
    draft.put("contract", contract.get("number"));
    draft.put("vendor", contract.get("creditCode"));
    draft.put("mode", contract.get("mode"));
    draft.put("originalValueFen", contract.get("monthlyFeeFen").asLong() * MONTHS);
    draft.put("parts", parts());
    draft.put("version", version(contract));
    return draft;
  }

  /** What the files lack. */
  private static Map<String, String> parts() {
    return Map.of(
        "responsibilities", "医院提供场地与水电，供应商负责人员、设备与质量。",
        "serviceContent", "按约定范围与标准提供服务。",
        "kpis", "及时率、质量与满意度，按考核方案计分。",
        "penaltiesAndIncentives", "按月度考核得分结算，扣款不超过上限。",
        "term", "一年。",
        "changeProcess", "变更须经后勤、法务、财务三方审核。");
  }

  private static Map<String, Object> version(JsonNode contract) {
    var version = new LinkedHashMap<String, Object>();
    version.put("from", contract.get("start"));
    version.put("to", contract.get("end"));
    version.put("calendar", Map.of("week", week(contract.get("calendar"))));
    version.put("lines", List.of(line(contract)));
    version.put("linePercent", contract.at("/caps/linePercent"));
    version.put("contractPercent", contract.at("/caps/contractPercent"));
    if (contract.has("ladder")) {
      version.put("ladder", contract.get("ladder"));
    }
    return version;
  }

  private static Map<String, Object> line(JsonNode contract) {
    var line = new LinkedHashMap<String, Object>();
    line.put("line", contract.get("line"));
    line.put("locations", contract.get("scope"));
    line.put("monthlyFeeFen", contract.get("monthlyFeeFen"));
    line.put("scheme", scheme(contract));
    line.put("pauseReasons", contract.get("pauseReasons"));
    line.put("payment", contract.get("payment"));
    if (contract.has("standbyRank")) {
      line.put("standbyRank", contract.get("standbyRank"));
    }
    if (contract.has("prices")) {
      line.put("prices", contract.get("prices"));
    }
    var sla = new ArrayList<Map<String, Object>>();
    contract.get("sla").forEachEntry((priority, terms) -> sla.add(sla(priority, terms)));
    line.put("sla", sla);
    return line;
  }

  private static Map<String, Object> sla(String priority, JsonNode terms) {
    var sla = new LinkedHashMap<String, Object>();
    sla.put("priority", priority);
    sla.put("calendar", Map.of("week", week(terms.get("calendar"))));
    target(sla, "respond", terms.path("RESPOND"));
    target(sla, "arrive", terms.path("ARRIVE"));
    target(sla, "makeSafe", terms.path("MAKE_SAFE"));
    target(sla, "complete", terms.path("COMPLETE"));
    return sla;
  }

  private static void target(Map<String, Object> sla, String name, JsonNode target) {
    if (!target.isMissingNode()) {
      sla.put(name, target);
    }
  }

  private static Map<String, Object> week(JsonNode calendar) {
    var week = new LinkedHashMap<String, Object>();
    week.put("zone", calendar.get("zone"));
    week.put("weekly", calendar.get("weekly"));
    week.put("holidays", calendar.has("holidays") ? calendar.get("holidays") : List.of());
    week.put("makeUpDays", calendar.has("makeUpDays") ? calendar.get("makeUpDays") : Map.of());
    return week;
  }
}
