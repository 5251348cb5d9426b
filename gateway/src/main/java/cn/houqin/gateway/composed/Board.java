package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.gateway.route.Destinations;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The open orders of all lines, the earliest deadline first. A deployment that does not answer
 * leaves its lines out, and they are named.
 */
@Component
class Board {

  private final Destinations destinations;
  private final Asking asking;
  private final MissingLines absent;

  Board(Destinations destinations, Asking asking, MissingLines absent) {
    this.destinations = destinations;
    this.asking = asking;
    this.absent = absent;
  }

  /**
   * @param items at most {@code limit} open orders, by their next deadline
   * @param missingLines the lines whose deployment did not answer; "*" where not even their names
   *     are known now
   */
  record View(List<JsonNode> items, List<String> missingLines) {}

  /**
   * Which orders are asked for.
   *
   * @param line null for all
   * @param changedSince only those changed at or after this instant
   */
  record Wanted(@Nullable String line, int limit, @Nullable Instant changedSince) {

    String query() {
      return "?open=true&limit="
          + limit
          + (changedSince == null ? "" : "&changedSince=" + changedSince);
    }
  }

  View of(Wanted wanted, String token) {
    var items = new LinkedHashMap<String, JsonNode>();
    var missing = new TreeSet<String>();
    asking
        .all(questions(wanted), token)
        .forEach(
            (where, answer) -> {
              if (answer.isPresent()) {
                answer.get().path("items").forEach(item -> items.putIfAbsent(id(item), item));
              } else {
                var line = wanted.line();
                missing.addAll(line == null ? absent.of(where, token) : List.of(line));
              }
            });
    var shown = items.values().stream().sorted(Comparator.comparing(Board::deadline));
    return new View(shown.limit(wanted.limit()).toList(), List.copyOf(missing));
  }

  private Map<Destination, String> questions(Wanted wanted) {
    var line = wanted.line();
    if (line != null) {
      var path = "/api/service-lines/" + line + "/work-orders" + wanted.query();
      return Map.of(destinations.line(line), path);
    }
    var questions = new LinkedHashMap<Destination, String>();
    var open = "/api/work-orders" + wanted.query();
    destinations.cells().keySet().forEach(cell -> questions.put(cell, open));
    questions.put(destinations.service(Destinations.WORK_ORDERS), open);
    return questions;
  }

  private static String id(JsonNode order) {
    return order.path("workOrder").asString();
  }

  private static String deadline(JsonNode order) {
    var due = order.path("dueAt");
    return due.isString() ? due.asString() : "9999";
  }
}
