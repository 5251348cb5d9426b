package cn.houqin.contract.payment;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.payment.SettlementInput.EndOfWorkingDay;
import cn.houqin.platform.worktime.CalendarText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads worked cases into the product's own types, and shows its answer in their shape. */
final class WorkedSettlements {

  static final JsonMapper JSON = JsonMapper.shared();

  private WorkedSettlements() {}

  static JsonNode view(Settlement settlement) {
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : settlement.lines()) {
      var view = new LinkedHashMap<String, Object>();
      view.put("line", line.line());
      view.put("grossFen", line.grossFen());
      view.put("deductedFen", line.deductedFen());
      view.put("rows", rows(line.rows()));
      view.put("leftOut", line.leftOut());
      lines.add(view);
    }
    var view = new LinkedHashMap<String, Object>();
    view.put("lines", lines);
    view.put("contractRows", rows(settlement.contractRows()));
    view.put("payableFen", settlement.payableFen());
    view.put("carryOverFen", settlement.carryOverFen());
    return JSON.readTree(JSON.writeValueAsString(view));
  }

  private static List<Map<String, Object>> rows(List<Settlement.Row> rows) {
    return rows.stream()
        .map(row -> Map.<String, Object>of("kind", row.kind(), "ref", row.ref(), "fen", row.fen()))
        .toList();
  }

  static SettlementInput input(JsonNode node) {
    var misreporting = new ArrayList<SettlementInput.Misreporting>();
    for (var m : node.path("misreporting")) {
      misreporting.add(
          new SettlementInput.Misreporting(
              m.get("id").asString(),
              m.get("missedFen").asLong(),
              m.get("deliberate").asBoolean()));
    }
    var lines = new ArrayList<SettlementInput.Line>();
    node.get("lines").forEach(line -> lines.add(line(line)));
    return new SettlementInput(
        Instant.parse(node.at("/month/start").asString()),
        Instant.parse(node.at("/month/end").asString()),
        Instant.parse(node.get("asOf").asString()),
        calendar(node.get("calendar")),
        lines,
        decimal(node.at("/caps/linePercent")),
        decimal(node.at("/caps/contractPercent")),
        node.has("bonus") ? JSON.treeToValue(node.get("bonus"), SettlementInput.Bonus.class) : null,
        misreporting,
        node.path("carryOverFen").asLong(0));
  }

  static EndOfWorkingDay calendar(JsonNode node) {
    return EndOfWorkingDay.of(
        CalendarText.read(
            node.get("zone").asString(),
            JSON.convertValue(
                node.get("weekly"), new TypeReference<Map<String, List<List<String>>>>() {}),
            JSON.convertValue(node.get("holidays"), new TypeReference<List<String>>() {}),
            JSON.convertValue(
                node.get("makeUpDays"), new TypeReference<Map<String, String>>() {})));
  }

  private static SettlementInput.Line line(JsonNode node) {
    var failures = new ArrayList<Failure>();
    node.get("failures").forEach(failure -> failures.add(failure(failure)));
    return new SettlementInput.Line(
        node.get("line").asString(),
        node.get("feeFen").asLong(),
        decimal(node.get("score")),
        JSON.convertValue(
            node.get("volumes"), new TypeReference<List<SettlementInput.Volume>>() {}),
        failures,
        mechanism(node.get("mechanism")));
  }

  private static PaymentMechanism mechanism(JsonNode node) {
    var read = JSON.treeToValue(node, PaymentMechanism.class);
    return new PaymentMechanism(
        node.has("tiers") ? read.tiers() : List.of(), read.points(), read.availability());
  }

  private static Failure failure(JsonNode node) {
    return new Failure(
        node.get("id").asString(),
        node.get("eventId").asString(),
        Failure.Type.valueOf(node.get("type").asString()),
        Instant.parse(node.get("startedAt").asString()),
        Instant.parse(node.get("rectifyBy").asString()),
        instant(node.path("temporaryAt")),
        instant(node.path("rectifiedAt")),
        node.path("waived").asBoolean(false),
        node.path("area").asString(null),
        node.path("criterion").asString(null),
        node.path("used").asBoolean(false),
        decimal(node.path("points")));
  }

  private static @Nullable BigDecimal decimal(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : new BigDecimal(node.asString());
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : Instant.parse(node.asString());
  }
}
