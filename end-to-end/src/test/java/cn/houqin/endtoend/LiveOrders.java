package cn.houqin.endtoend;

import cn.houqin.standalone.demo.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Twenty orders of the month, driven through the API event by event, as the right people. */
final class LiveOrders {

  /** Reopened and paused ones. */
  private static final int LONGEST = 14;

  /** Cancelled ones. */
  private static final int SHORTEST = 6;

  private static final Map<String, String> VENDOR_USERS =
      Map.of("CLEANING", "live-jiekang", "MAINTENANCE", "live-guan");

  private final Api api;
  private final List<JsonNode> orders;
  private final Map<String, String> ids = new HashMap<>();

  LiveOrders(Api api, Path folder) throws IOException {
    this.api = api;
    var all = new ArrayList<JsonNode>();
    for (var line : Files.readAllLines(folder.resolve("orders.ndjson"))) {
      all.add(JsonMapper.shared().readTree(line));
    }
    all.sort(
        Comparator.comparingInt((JsonNode order) -> -order.get("events").size())
            .thenComparing(order -> order.get("externalId").asString()));
    this.orders = new ArrayList<>(all.subList(0, LONGEST));
    orders.addAll(all.subList(all.size() - SHORTEST, all.size()));
  }

  private record Step(Instant at, int number, JsonNode order, JsonNode event, boolean isLast) {}

  /** Merged by instant; the business clock goes with them. */
  void drive() {
    var categories = new TreeSet<String>();
    var steps = new ArrayList<Step>();
    for (var order : orders) {
      categories.add(order.get("line").asString() + " " + order.get("category").asString());
      var events = order.get("events");
      for (var i = 0; i < events.size(); i++) {
        var at = Instant.parse(events.get(i).get("at").asString());
        steps.add(new Step(at, i, order, events.get(i), isLastFollowUp(events, i)));
      }
    }
    for (var category : categories) {
      var words = category.split(" ");
      api.post(
              "live-dispatcher",
              "/api/categories",
              Map.of("line", words[0], "category", words[1], "name", words[1]),
              category.replace(' ', '-'))
          .ok();
    }
    steps.sort(
        Comparator.comparing(Step::at)
            .thenComparing(step -> step.order().get("externalId").asString())
            .thenComparingInt(Step::number));
    for (var step : steps) {
      SettableClock.setForward(step.at());
      run(step);
    }
  }

  private static boolean isLastFollowUp(JsonNode events, int at) {
    for (var i = at + 1; i < events.size(); i++) {
      if (events.get(i).get("type").asString().equals("FOLLOWED_UP")) {
        return false;
      }
    }
    return true;
  }

  private void run(Step step) {
    var order = step.order();
    var externalId = order.get("externalId").asString();
    var base = "/api/service-lines/" + order.get("line").asString() + "/work-orders";
    var key = externalId + "-" + step.number();
    var type = step.event().get("type").asString();
    if (type.equals("REQUESTED")) {
      var made =
          api.post(
                  "live-nurse",
                  base,
                  Map.of(
                      "category", order.get("category"),
                      "location", order.get("location"),
                      "priority", order.get("priority")),
                  key)
              .ok();
      ids.put(externalId, made.get("workOrder").asString());
      return;
    }
    var vendor = VENDOR_USERS.get(order.get("line").asString());
    var path = base + "/" + ids.get(externalId);
    switch (type) {
      case "ACCEPTED" -> api.post("live-dispatcher", path + "/acceptance", Map.of(), key).ok();
      case "DISPATCHED" -> api.post("live-dispatcher", path + "/dispatch", Map.of(), key).ok();
      case "ACKNOWLEDGED" -> api.post(vendor, path + "/acknowledgement", Map.of(), key).ok();
      case "ON_SITE" -> api.post(vendor, path + "/arrival", Map.of(), key).ok();
      case "PAUSED" ->
          api.post(vendor, path + "/pause", Map.of("reason", step.event().get("reason")), key).ok();
      case "RESUMED" -> api.post(vendor, path + "/resumption", Map.of(), key).ok();
      case "COMPLETED" -> api.post(vendor, path + "/completion", Map.of(), key).ok();
      case "VERIFIED" -> api.post("live-supervisor", path + "/verification", Map.of(), key).ok();
      case "FOLLOWED_UP" ->
          api.post("live-dispatcher", path + "/follow-up", rating(order, step.isLast()), key).ok();
      case "CLOSED" -> api.post("live-dispatcher", path + "/closing", Map.of(), key).ok();
      case "REOPENED" ->
          api.post("live-supervisor", path + "/reopening", Map.of("reason", "again"), key).ok();
      case "CANCELLED" ->
          api.post("live-dispatcher", path + "/cancellation", Map.of("reason", "gone"), key).ok();
      default -> throw new AssertionError(type);
    }
  }

  private static Map<String, Object> rating(JsonNode order, boolean isLast) {
    return order.has("rating") && isLast ? Map.of("rating", order.get("rating")) : Map.of();
  }

  /** Evidence of these orders in the live hospital, by external id, without ids. */
  Map<String, TreeSet<String>> evidence(JsonNode contracts) {
    var names = new HashMap<String, String>();
    ids.forEach((externalId, id) -> names.put(id, externalId));
    return evidence(api, "live-", contracts, names);
  }

  /** Evidence of the same orders where they were imported. */
  Map<String, TreeSet<String>> importedEvidence(JsonNode contracts) {
    var names = new HashMap<String, String>();
    for (var line : VENDOR_USERS.keySet()) {
      for (var order :
          api.get("dispatcher", "/api/service-lines/" + line + "/work-orders?limit=200")
              .ok()
              .get("items")) {
        var externalId = order.path("externalId").asString("");
        if (ids.containsKey(externalId)) {
          names.put(order.get("workOrder").asString(), externalId);
        }
      }
    }
    return evidence(api, "", contracts, names);
  }

  private static Map<String, TreeSet<String>> evidence(
      Api api, String prefix, JsonNode contracts, Map<String, String> names) {
    var evidence = new TreeMap<String, TreeSet<String>>();
    for (var contract : contracts) {
      for (var month : List.of("2026-08", "2026-09", "2026-10")) {
        var card =
            contract.get("number").asString() + "~" + contract.get("line").asString() + "~" + month;
        for (var one : observations(api, prefix, card)) {
          var name = names.get(one.get("sourceId").asString());
          if (name != null) {
            evidence
                .computeIfAbsent(name, _ -> new TreeSet<>())
                .add(
                    one.get("cause").asString()
                        + " "
                        + one.get("indicator").asString()
                        + " "
                        + one.get("numerator").asString()
                        + "/"
                        + one.get("denominator").asString()
                        + " "
                        + one.get("datedAt").asString()
                        + " "
                        + one.get("vendor").asString());
          }
        }
      }
    }
    return evidence;
  }

  private static List<JsonNode> observations(Api api, String prefix, String card) {
    var all = new ArrayList<JsonNode>();
    var path = "/api/scorecards/" + card + "/observations?limit=200";
    var after = "";
    do {
      var page = api.get(prefix + "manager", path + after).ok();
      page.get("items").forEach(all::add);
      after = page.path("next").isNull() ? "" : "&after=" + page.get("next").asString();
    } while (!after.isEmpty());
    return all;
  }
}
