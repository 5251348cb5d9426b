package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
import cn.houqin.platform.paging.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The caller's notices of all services, newest first; services that do not answer are named. */
@Component
class NoticeBox {

  private final Everywhere everywhere;

  NoticeBox(Everywhere everywhere) {
    this.everywhere = everywhere;
  }

  /**
   * @param items notices, each with {@code self}, under which it is marked as read
   * @param next where the next page begins; null if this is the last
   */
  record View(List<JsonNode> items, @Nullable String next, List<String> missing) {}

  /**
   * Which notices are asked for.
   *
   * @param changedSince only those filed at or after this instant
   */
  record Wanted(int limit, boolean unread, @Nullable Instant changedSince, @Nullable String after) {

    Wanted {
      if (after != null) {
        Moment.of(after);
      }
    }

    String query() {
      return "?limit="
          + limit
          + (unread ? "&unread=true" : "")
          + (changedSince == null ? "" : "&changedSince=" + changedSince)
          + (after == null ? "" : "&after=" + after);
    }
  }

  View of(Wanted wanted, String token) {
    var answers = everywhere.ask(service -> "/api/" + service + "/notices" + wanted.query(), token);
    answers.pages().forEach(NoticeBox::link);
    var page = answers.newest("id", wanted.limit());
    return new View(page.items(), page.next(), answers.missing());
  }

  /** Where it is marked as read: it stays with the deployment that filed it. */
  private static void link(Destination from, JsonNode page) {
    for (var item : page.path("items")) {
      if (item instanceof ObjectNode notice) {
        notice.put("self", from.home() + "/notices/" + notice.path("id").asString());
      }
    }
  }
}
