package cn.houqin.standalone.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A month as a person reads it. */
final class MonthTable {

  private static final Map<String, String> CLOCKS = new LinkedHashMap<>();

  static {
    CLOCKS.put("ON_TIME_RESPONSE", "respond");
    CLOCKS.put("ON_TIME_ARRIVAL", "arrive");
    CLOCKS.put("ON_TIME_MAKE_SAFE", "make safe");
    CLOCKS.put("ON_TIME_COMPLETION", "complete");
  }

  private MonthTable() {}

  static String of(Month month, JsonNode figures) {
    var text = new StringBuilder();
    for (var i = 0; i < figures.get("contracts").size(); i++) {
      text.append(row(month, month.contracts().get(i), figures.get("contracts").get(i)));
    }
    return text.toString();
  }

  private static String row(Month month, JsonNode contract, JsonNode figures) {
    var number = figures.get("number").asString();
    var line = contract.get("line").asString();
    var score = figures.get("scorecard");
    var payable =
        BigDecimal.valueOf(figures.at("/settlement/payableFen").asLong(), 2).toPlainString();
    return """
    %s  %s %s, %d orders
      on time   %s
      score     %s  %s
      payable   %s yuan
      explained /api/scorecards/%s~%s~%s/explanation, /api/settlements/%s~%s
    """
        .formatted(
            number,
            line,
            contract.get("vendor").asString(),
            month.countOf(line),
            CLOCKS.entrySet().stream()
                .filter(clock -> figures.get("counts").has(clock.getKey()))
                .map(clock -> share(clock, figures.get("counts").get(clock.getKey())))
                .collect(Collectors.joining(", ")),
            score.path("total").asString("none"),
            score.path("grade").asString(""),
            payable,
            number,
            line,
            month.period(),
            number,
            month.period());
  }

  private static String share(Map.Entry<String, String> clock, JsonNode count) {
    var met = count.get("numerator").asInt();
    var all = count.get("denominator").asInt();
    var percent =
        BigDecimal.valueOf(met * 100L)
            .divide(BigDecimal.valueOf(all), 1, java.math.RoundingMode.HALF_UP);
    return "%s %s %% (%d of %d)".formatted(clock.getValue(), percent.toPlainString(), met, all);
  }
}
