package cn.houqin.gateway.composed;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import org.springframework.web.servlet.function.ServerRequest;
import tools.jackson.databind.JsonNode;

/** By what a list of orders is sorted, as work-order-service sorts each deployment's own. */
final class ListOrder {

  private ListOrder() {}

  /** The newest first of a place or with words, by name of a caller, by age of a vendor's. */
  static Comparator<JsonNode> of(ServerRequest request) {
    Comparator<JsonNode> oldest = Comparator.comparing(order -> at(order, "requestedAt"));
    if (request.param("location").isPresent() || request.param("text").isPresent()) {
      return oldest.thenComparing(ListOrder::id).reversed();
    }
    if (request.param("vendor").isPresent()) {
      return oldest.thenComparing(ListOrder::id);
    }
    if (request.param("caller").isPresent()) {
      return Comparator.comparing(ListOrder::requester)
          .thenComparing(oldest.reversed())
          .thenComparing(ListOrder::id);
    }
    Comparator<JsonNode> due = Comparator.comparing(order -> at(order, "dueAt"));
    return due.thenComparing(ListOrder::id);
  }

  static String id(JsonNode order) {
    return order.path("workOrder").asString("");
  }

  private static String requester(JsonNode order) {
    return order.path("requester").asString("").toLowerCase(Locale.ROOT);
  }

  /** What has no such time comes first. */
  private static Instant at(JsonNode order, String field) {
    var time = order.path(field);
    return time.isString() ? Instant.parse(time.asString()) : Instant.MIN;
  }
}
