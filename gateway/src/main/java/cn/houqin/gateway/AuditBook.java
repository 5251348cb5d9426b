package cn.houqin.gateway;

import cn.houqin.platform.paging.Moment;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who did what, in all services, the newest first; services that do not answer are named. Entries
 * are in one order everywhere, by time and id, so that every service goes on after the same one.
 */
@Component
class AuditBook {

  private static final String ENTRY = "entry";

  private final Everywhere everywhere;

  AuditBook(Everywhere everywhere) {
    this.everywhere = everywhere;
  }

  /**
   * @param items entries, each with its service
   * @param next where the next page begins; null if this is the last
   */
  record View(List<JsonNode> items, @Nullable String next, List<String> missing) {}

  /** Which entries are asked for: see the services' own audit. */
  record Wanted(
      @Nullable String kind,
      @Nullable String subject,
      @Nullable String by,
      @Nullable Instant changedSince,
      int limit,
      @Nullable String after) {

    Wanted {
      if ((kind == null) != (subject == null)) {
        throw Invalid.field(kind == null ? "kind" : "subject", "required", null);
      }
      if (after != null) {
        Moment.of(after);
      }
    }

    String of(String service) {
      return UriComponentsBuilder.fromPath("/api/{service}/audit")
          .queryParam("limit", limit)
          .queryParamIfPresent("kind", Optional.ofNullable(kind).map(_ -> "{kind}"))
          .queryParamIfPresent("subject", Optional.ofNullable(subject).map(_ -> "{subject}"))
          .queryParamIfPresent("by", Optional.ofNullable(by).map(_ -> "{by}"))
          .queryParamIfPresent("changedSince", Optional.ofNullable(changedSince))
          .queryParamIfPresent("after", Optional.ofNullable(after))
          .encode()
          .buildAndExpand(values(service))
          .toUriString();
    }

    private Map<String, Object> values(String service) {
      var values = new HashMap<String, Object>();
      values.put("service", service);
      values.put("kind", kind);
      values.put("subject", subject);
      values.put("by", by);
      return values;
    }
  }

  View of(Wanted wanted, String token) {
    var answers = everywhere.ask(wanted::of, token);
    answers.pages().forEach(AuditBook::name);
    var newest = answers.newest(ENTRY);
    var shown = newest.stream().limit(wanted.limit()).toList();
    var goesOn =
        newest.size() > shown.size()
            || answers.pages().values().stream().anyMatch(page -> page.path("next").isString());
    return new View(
        shown, goesOn && !shown.isEmpty() ? cursor(shown.getLast()) : null, answers.missing());
  }

  private static void name(String service, JsonNode page) {
    for (var item : page.path("items")) {
      if (item instanceof ObjectNode entry) {
        entry.put("service", service);
      }
    }
  }

  private static String cursor(JsonNode last) {
    return new Moment(Instant.parse(last.path("at").asString()), last.path(ENTRY).asString())
        .toCursor();
  }
}
