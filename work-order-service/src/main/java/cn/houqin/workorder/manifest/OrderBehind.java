package cn.houqin.workorder.manifest;

import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order behind a figure of evidence, as other services are shown it: what happened when, not
 * who asked for it or in which words.
 */
record OrderBehind(
    String number,
    String line,
    Subject subject,
    Instant requestedAt,
    String state,
    @Nullable Integer rating,
    List<Step> steps) {

  /** What the work is and where. */
  record Subject(String category, String location, String priority) {}

  /** One thing that happened. */
  record Step(String type, Instant at, @Nullable String reason, @Nullable String vendor) {

    static Step of(OrderFact fact) {
      return new Step(fact.type().name(), fact.at(), fact.reason(), fact.vendor());
    }
  }

  static OrderBehind of(WorkOrder order) {
    var request = order.request();
    return new OrderBehind(
        order.number(),
        order.line(),
        new Subject(request.category(), request.location(), order.priority()),
        order.requestedAt(),
        order.state().name(),
        order.life().rating(),
        order.facts().stream().map(Step::of).toList());
  }
}
