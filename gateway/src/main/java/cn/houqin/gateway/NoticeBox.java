package cn.houqin.gateway;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The caller's notices of all services, newest first; services that do not answer are named. */
@Component
class NoticeBox {

  private final Destinations destinations;
  private final Asking asking;

  NoticeBox(Destinations destinations, Asking asking) {
    this.destinations = destinations;
    this.asking = asking;
  }

  record View(List<JsonNode> items, List<String> missing) {}

  /**
   * Which notices are asked for.
   *
   * @param changedSince only those filed at or after this instant
   */
  record Wanted(int limit, boolean unread, @Nullable Instant changedSince) {

    String query() {
      return "?limit="
          + limit
          + (unread ? "&unread=true" : "")
          + (changedSince == null ? "" : "&changedSince=" + changedSince);
    }
  }

  View of(Wanted wanted, String token) {
    var questions = new LinkedHashMap<Destination, URI>();
    var missing = new ArrayList<String>();
    for (var source : Destinations.SERVICES) {
      try {
        var to = destinations.service(source);
        questions.put(to, to.base().resolve("/api/" + source + "/notices" + wanted.query()));
      } catch (ServiceAway _) {
        missing.add(source);
      }
    }
    var items = new ArrayList<JsonNode>();
    asking
        .all(questions, token)
        .forEach(
            (to, answer) ->
                answer.ifPresentOrElse(
                    page -> page.path("items").forEach(items::add), () -> missing.add(to.name())));
    items.sort(Comparator.comparing((JsonNode n) -> n.path("at").asString()).reversed());
    return new View(
        items.stream().limit(wanted.limit()).toList(), missing.stream().sorted().toList());
  }
}
