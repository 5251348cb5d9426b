package cn.houqin.standalone.demo;

import cn.houqin.standalone.deployment.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of a month: what it was, and perhaps what it must come to. */
record Month(
    JsonNode month,
    JsonNode contracts,
    String locations,
    List<JsonNode> orders,
    Optional<JsonNode> expected) {

  static Month in(Path folder) {
    try {
      var json = JsonMapper.shared();
      var orders = new ArrayList<JsonNode>();
      for (var line : Files.readAllLines(folder.resolve("orders.ndjson"))) {
        if (!line.isBlank()) {
          orders.add(json.readTree(line));
        }
      }
      var expected = folder.resolve("expected.json");
      return new Month(
          json.readTree(Files.readString(folder.resolve("month.json"))),
          json.readTree(Files.readString(folder.resolve("contracts.json"))),
          Files.readString(folder.resolve("locations.csv")),
          orders,
          Files.exists(expected)
              ? Optional.of(json.readTree(Files.readString(expected)))
              : Optional.empty());
    } catch (IOException missing) {
      throw new CannotStart(
          folder
              + " does not hold a month (month.json, contracts.json, locations.csv, orders.ndjson):"
              + " "
              + missing.getMessage());
    }
  }

  String period() {
    return month.get("period").asString();
  }

  /** The orders of a line, one JSON object a line. */
  String ordersOf(String line) {
    var text = new StringBuilder();
    for (var order : orders) {
      if (order.get("line").asString().equals(line)) {
        text.append(order).append('\n');
      }
    }
    return text.toString();
  }

  /** Whether an order is one of the month's own. */
  boolean has(String externalId) {
    return orders.stream().anyMatch(order -> order.get("externalId").asString().equals(externalId));
  }

  long countOf(String line) {
    return orders.stream().filter(order -> order.get("line").asString().equals(line)).count();
  }
}
