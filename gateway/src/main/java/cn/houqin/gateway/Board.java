package cn.houqin.gateway;

import java.net.URI;
import java.util.ArrayList;
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

  Board(Destinations destinations, Asking asking) {
    this.destinations = destinations;
    this.asking = asking;
  }

  /**
   * @param items at most {@code limit} open orders, by their next deadline
   * @param missingLines the lines whose deployment did not answer; "*" where not even their names
   *     are known now
   */
  record View(List<JsonNode> items, List<String> missingLines) {}

  View of(@Nullable String line, int limit, String token) {
    var questions = line == null ? everywhere(limit) : one(line, limit);
    var items = new ArrayList<JsonNode>();
    var missing = new TreeSet<String>();
    asking
        .all(questions, token)
        .forEach(
            (where, answer) -> {
              if (answer.isPresent()) {
                answer.get().path("items").forEach(items::add);
              } else {
                missing.addAll(linesOf(where, token));
              }
            });
    items.sort(Comparator.comparing(Board::deadline));
    return new View(items.stream().limit(limit).toList(), List.copyOf(missing));
  }

  private Map<Destination, URI> everywhere(int limit) {
    var questions = new LinkedHashMap<Destination, URI>();
    var open = "/api/work-orders?open=true&limit=" + limit;
    var standard = destinations.service(Destinations.WORK_ORDERS);
    questions.put(standard, standard.base().resolve(open));
    for (var cell : destinations.cells()) {
      var to = destinations.line(cell);
      questions.put(to, to.base().resolve(open));
    }
    return questions;
  }

  private Map<Destination, URI> one(String line, int limit) {
    var to = destinations.line(line);
    return Map.of(
        to,
        to.base().resolve("/api/service-lines/" + line + "/work-orders?open=true&limit=" + limit));
  }

  private List<String> linesOf(Destination away, String token) {
    var cell = away.name().indexOf('/');
    if (cell >= 0) {
      return List.of(away.name().substring(cell + 1));
    }
    var contracts = destinations.service("contract-service");
    var lines =
        asking
            .all(Map.of(contracts, contracts.base().resolve("/api/service-lines?limit=200")), token)
            .get(contracts);
    if (lines == null || lines.isEmpty()) {
      return List.of("*");
    }
    var names = new ArrayList<String>();
    lines.get().path("items").forEach(item -> names.add(item.path("line").asString()));
    names.removeAll(destinations.cells());
    return names;
  }

  private static String deadline(JsonNode order) {
    var due = order.path("dueAt");
    return due.isString() ? due.asString() : "9999";
  }
}
