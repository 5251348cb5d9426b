package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.gateway.route.Destinations;
import cn.houqin.gateway.route.ServiceAway;
import cn.houqin.platform.paging.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Asks all services the same, and every line's own deployment. */
@Component
class Everywhere {

  private final Destinations destinations;
  private final Asking asking;

  Everywhere(Destinations destinations, Asking asking) {
    this.destinations = destinations;
    this.asking = asking;
  }

  /**
   * What came back.
   *
   * @param pages by who answered
   * @param missing those that did not answer, by name
   */
  record Answers(Map<Destination, JsonNode> pages, List<String> missing) {

    /**
     * One page of all: the newest first, those of one instant by id, the last first. Every service
     * is in that order, so that all go on after the same item. One that moved with its line, and
     * stands in two deployments, is shown once.
     */
    Newest newest(String id, int limit) {
      var once = new LinkedHashMap<String, JsonNode>();
      pages
          .values()
          .forEach(
              page ->
                  page.path("items")
                      .forEach(item -> once.putIfAbsent(item.path(id).asString(), item)));
      var items = new ArrayList<>(once.values());
      items.sort(Comparator.comparing(Answers::at).thenComparing(item -> item.path(id).asString()));
      var shown = items.reversed().stream().limit(limit).toList();
      var goesOn =
          items.size() > shown.size()
              || pages.values().stream().anyMatch(page -> page.path("next").isString());
      return new Newest(
          shown,
          goesOn && !shown.isEmpty()
              ? new Moment(at(shown.getLast()), shown.getLast().path(id).asString()).toCursor()
              : null);
    }

    private static Instant at(JsonNode item) {
      return Instant.parse(item.path("at").asString());
    }
  }

  /**
   * A page.
   *
   * @param next where the next page begins; null if this is the last
   */
  record Newest(List<JsonNode> items, @Nullable String next) {}

  /**
   * @param path of a service by its name, with the query
   */
  Answers ask(UnaryOperator<String> path, String token) {
    var questions = new LinkedHashMap<Destination, String>();
    var missing = new ArrayList<String>();
    for (var service : Destinations.SERVICES) {
      try {
        questions.put(destinations.service(service), path.apply(service));
      } catch (ServiceAway _) {
        missing.add(service);
      }
    }
    destinations
        .cells()
        .keySet()
        .forEach(cell -> questions.put(cell, path.apply(Destinations.WORK_ORDERS)));
    var pages = new LinkedHashMap<Destination, JsonNode>();
    asking
        .all(questions, token)
        .forEach(
            (to, answer) ->
                answer.ifPresentOrElse(page -> pages.put(to, page), () -> missing.add(to.name())));
    return new Answers(pages, missing.stream().sorted().toList());
  }
}
