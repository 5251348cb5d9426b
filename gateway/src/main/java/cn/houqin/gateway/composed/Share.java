package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What one deployment has for a page of several, in its own order, and how much of it is shown. */
final class Share {

  private final Destination from;
  private final List<JsonNode> items = new ArrayList<>();
  private final String next;
  private int shown;

  Share(Destination from, JsonNode page) {
    this.from = from;
    page.path("items").forEach(items::add);
    this.next = page.path("next").asString("");
  }

  /** The first of all, each share's in its own order. */
  static List<JsonNode> merged(List<Share> shares, Comparator<JsonNode> order, int limit) {
    var merged = new ArrayList<JsonNode>();
    while (merged.size() < limit) {
      var first =
          shares.stream()
              .filter(share -> share.shown < share.items.size())
              .min(Comparator.comparing(Share::head, order));
      if (first.isEmpty()) {
        break;
      }
      merged.add(first.get().head());
      first.get().shown++;
    }
    return merged;
  }

  private JsonNode head() {
    return items.get(shown);
  }

  Destination from() {
    return from;
  }

  int shown() {
    return shown;
  }

  boolean goesOn() {
    return shown < items.size() || !next.isEmpty();
  }

  /** Whether the page ends amid it: only the deployment itself can say where that is. */
  boolean isCut() {
    return shown > 0 && shown < items.size();
  }

  /**
   * The cursor of what follows, as far as it is known; empty where nothing does. A cut share begins
   * anew: what was shown comes again rather than that something is left out.
   */
  Optional<String> end(String began) {
    if (shown == items.size()) {
      return Optional.of(next).filter(cursor -> !cursor.isEmpty());
    }
    return Optional.of(began);
  }

  /** The same of a cut share, by the answer to how far its shown part goes, if that is still so. */
  Optional<String> endOf(Map<Destination, Optional<JsonNode>> again) {
    var page = again.getOrDefault(from, Optional.empty());
    var last = page.map(there -> there.path("items").path(shown - 1)).map(ListOrder::id);
    return last.filter(ListOrder.id(items.get(shown - 1))::equals)
        .flatMap(_ -> page.map(there -> there.path("next").asString("")))
        .filter(cursor -> !cursor.isEmpty());
  }
}
