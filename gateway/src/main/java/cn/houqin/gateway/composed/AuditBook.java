package cn.houqin.gateway.composed;

import cn.houqin.gateway.route.Destination;
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

/** Who did what, in all services, the newest first; services that do not answer are named. */
@Component
class AuditBook {

  private final Everywhere everywhere;

  AuditBook(Everywhere everywhere) {
    this.everywhere = everywhere;
  }

  /**
   * @param items entries, each with its service, and the line where that has a deployment of its
   *     own
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
    var page = answers.newest("entry", wanted.limit());
    return new View(page.items(), page.next(), answers.missing());
  }

  private static void name(Destination from, JsonNode page) {
    for (var item : page.path("items")) {
      if (item instanceof ObjectNode entry) {
        entry.put("service", from.name());
      }
    }
  }
}
