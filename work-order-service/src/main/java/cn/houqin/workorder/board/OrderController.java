package cn.houqin.workorder.board;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.cell.Lines;
import cn.houqin.workorder.desk.Links;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Orders as they stand. */
@RestController
class OrderController {

  static final String READERS = OrderView.READERS;

  private final Aggregates<WorkOrder> orders;
  private final Orders found;
  private final Links links;
  private final Lines lines;

  OrderController(Aggregates<WorkOrder> orders, Orders found, Links links, Lines lines) {
    this.orders = orders;
    this.found = found;
    this.links = links;
    this.lines = lines;
  }

  @GetMapping("/api/service-lines/{line}/work-orders/{order}")
  @PreAuthorize(READERS)
  ResponseEntity<OrderView> one(
      Caller caller, @PathVariable String line, @PathVariable String order) {
    return Answers.found(
        found.get(caller, line, order),
        stored -> OrderView.of(caller, stored).with(links.of(caller, stored)));
  }

  /**
   * A line's orders, the newest first; the open ones by deadline, the uncovered by age.
   *
   * @param state only those that stand there, for example COMPLETED: they wait for verification
   */
  @GetMapping("/api/service-lines/{line}/work-orders")
  @PreAuthorize(READERS)
  Page<OrderView> ofLine(
      Caller caller,
      @PathVariable String line,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "false") boolean uncovered,
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    filters.put("line", line);
    var sort = "-requestedAt";
    if (state != null && (open || uncovered)) {
      throw Invalid.field("state", "one-list-at-a-time", state);
    }
    if (state != null) {
      filters.put("life.state", state.name());
    } else if (uncovered) {
      filters.put("holding.uncovered", true);
      sort = "requestedAt";
    } else if (open) {
      filters.put("open", true);
      sort = "dueAt";
    }
    return orders
        .list(caller, new ListQuery(filters, sort, limit, after, changedSince))
        .map(OrderView.to(caller));
  }

  /**
   * Orders of all lines this deployment serves: those looked for by number, caller, place, vendor
   * or words, or else the open ones; of those the ones of a priority.
   */
  @GetMapping("/api/work-orders")
  @PreAuthorize(READERS)
  Page<OrderView> all(
      Caller caller,
      @ModelAttribute @ParameterObject Wanted wanted,
      @RequestParam(required = false) @Nullable Boolean open,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    var search = wanted.search();
    if (search.isEmpty() && Boolean.FALSE.equals(open)) {
      throw Invalid.field("open", "open-only", "false");
    }
    var filters = new HashMap<>(wanted.condition());
    search.ifPresent(found -> filters.putAll(found.filters()));
    if (search.isEmpty() || Boolean.TRUE.equals(open)) {
      filters.put("open", true);
    }
    var hidden = lines.hidden();
    if (!hidden.isEmpty()) {
      filters.put("line", Lines.not(hidden));
    }
    var sort = search.map(Wanted.Search::sort).orElse("dueAt");
    return orders
        .list(caller, new ListQuery(filters, sort, limit, after, changedSince))
        .map(OrderView.to(caller));
  }
}
