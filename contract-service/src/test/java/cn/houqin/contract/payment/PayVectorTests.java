package cn.houqin.contract.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.platform.worktime.CalendarText;
import cn.houqin.platform.worktime.WorkingDays;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases of settlements; another folder can be given by {@code houqin.vectors}. */
class PayVectorTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void everyWorkedCaseComesOut() throws IOException {
    var folder =
        Path.of(
            System.getProperty("houqin.vectors", System.getProperty("houqin.root") + "/vectors"));
    var cases = JSON.readTree(Files.readString(folder.resolve("pay.json")));
    var failures = new ArrayList<String>();

    for (var one : cases) {
      var actual = view(Settling.compute(input(one.get("input"))));
      if (!actual.equals(one.get("expected"))) {
        failures.add(
            one.get("id").asString()
                + "\n  "
                + actual
                + "\n  instead of\n  "
                + one.get("expected"));
      }
    }

    System.out.println("[vectors] pay.json: " + cases.size() + " cases, 0 left out");
    assertThat(cases.size()).isPositive();
    assertThat(failures).isEmpty();
  }

  private static JsonNode view(Settlement settlement) {
    var lines = new ArrayList<Map<String, Object>>();
    for (var line : settlement.lines()) {
      var view = new LinkedHashMap<String, Object>();
      view.put("line", line.line());
      view.put("grossFen", line.grossFen());
      view.put("deductedFen", line.deductedFen());
      view.put("rows", rows(line.rows()));
      view.put(
          "leftOut",
          line.leftOut().stream()
              .map(one -> Map.of("ref", one.ref(), "reason", one.reason().name()))
              .toList());
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
        .map(
            row ->
                Map.<String, Object>of(
                    "kind", row.kind().name(), "ref", row.ref(), "fen", row.fen()))
        .toList();
  }

  private static SettlementInput input(JsonNode node) {
    var calendar = calendar(node.get("calendar"));
    var bonus = node.path("bonus");
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
        calendar,
        lines,
        decimal(node.at("/caps/linePercent")),
        decimal(node.at("/caps/contractPercent")),
        bonus.isMissingNode()
            ? null
            : new SettlementInput.Bonus(
                bonus.get("reason").asString(),
                new BigDecimal(bonus.get("percent").asString()),
                bonus.get("capFen").asLong()),
        misreporting,
        node.path("carryOverFen").asLong(0));
  }

  private static SettlementInput.EndOfWorkingDay calendar(JsonNode node) {
    var calendar =
        CalendarText.read(
            node.get("zone").asString(),
            JSON.convertValue(
                node.get("weekly"), new TypeReference<Map<String, List<List<String>>>>() {}),
            JSON.convertValue(node.get("holidays"), new TypeReference<List<String>>() {}),
            JSON.convertValue(node.get("makeUpDays"), new TypeReference<Map<String, String>>() {}));
    return (start, days) ->
        Instant.ofEpochMilli(
            new WorkingDays(calendar).endOf(start.toEpochMilli(), days).orElseThrow());
  }

  private static SettlementInput.Line line(JsonNode node) {
    var volumes = new ArrayList<SettlementInput.Volume>();
    for (var v : node.get("volumes")) {
      volumes.add(
          new SettlementInput.Volume(
              v.get("item").asString(),
              new BigDecimal(v.get("quantity").asString()),
              new BigDecimal(v.get("fenPerUnit").asString())));
    }
    var failures = new ArrayList<Failure>();
    node.get("failures").forEach(failure -> failures.add(failure(failure)));
    return new SettlementInput.Line(
        node.get("line").asString(),
        node.get("feeFen").asLong(),
        decimal(node.get("score")),
        volumes,
        failures,
        mechanism(node.get("mechanism")));
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
        node.has("area") ? node.get("area").asString() : null,
        node.has("criterion") ? node.get("criterion").asString() : null,
        node.path("used").asBoolean(false),
        decimal(node.path("points")));
  }

  private static PaymentMechanism mechanism(JsonNode node) {
    var tiers = new ArrayList<PaymentMechanism.Tier>();
    for (var t : node.path("tiers")) {
      tiers.add(
          new PaymentMechanism.Tier(
              decimal(t.get("from")),
              PaymentMechanism.Tier.Kind.valueOf(t.get("kind").asString()),
              decimal(t.path("percent")),
              t.has("fenPerPoint") ? t.get("fenPerPoint").asLong() : null,
              decimal(t.path("shortOf")),
              t.has("step") ? PaymentMechanism.Tier.Step.valueOf(t.get("step").asString()) : null));
    }
    return new PaymentMechanism(
        tiers, points(node.path("points")), availability(node.path("availability")));
  }

  private static PaymentMechanism.@Nullable Points points(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    var bands = new ArrayList<PaymentMechanism.PointBand>();
    for (var b : node.get("bands")) {
      bands.add(
          new PaymentMechanism.PointBand(
              decimal(b.get("upTo")), new BigDecimal(b.get("multiplier").asString())));
    }
    return new PaymentMechanism.Points(
        new BigDecimal(node.get("free").asString()), node.get("fenPerPoint").asLong(), bands);
  }

  private static PaymentMechanism.@Nullable Availability availability(JsonNode node) {
    if (node.isMissingNode()) {
      return null;
    }
    var rates = new LinkedHashMap<String, Long>();
    node.get("areaRatesFen").forEachEntry((area, fen) -> rates.put(area, fen.asLong()));
    var weightings = new LinkedHashMap<String, BigDecimal>();
    node.get("weightings")
        .forEachEntry((what, weight) -> weightings.put(what, new BigDecimal(weight.asString())));
    return new PaymentMechanism.Availability(node.get("periodMinutes").asLong(), rates, weightings);
  }

  private static @Nullable BigDecimal decimal(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : new BigDecimal(node.asString());
  }

  private static @Nullable Instant instant(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? null : Instant.parse(node.asString());
  }
}
