package cn.houqin.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The caller's notices of all services, newest first; services that do not answer are named. */
@Component
class NoticeBox {

  private final Everywhere everywhere;

  NoticeBox(Everywhere everywhere) {
    this.everywhere = everywhere;
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
    var answers = everywhere.ask(service -> "/api/" + service + "/notices" + wanted.query(), token);
    return new View(
        answers.newest("id").stream().limit(wanted.limit()).toList(), answers.missing());
  }
}
