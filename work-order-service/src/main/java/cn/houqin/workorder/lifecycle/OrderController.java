package cn.houqin.workorder.lifecycle;

import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.site.Sites;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests, and orders as they stand. */
@RestController
class OrderController {

  static final String READERS =
      "hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','VENDOR_MANAGER','PROCUREMENT','LOGISTICS',"
          + "'ASSESSOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<WorkOrder> orders;
  private final OrderCommands commands;
  private final Requests requests;

  OrderController(Aggregates<WorkOrder> orders, OrderCommands commands, Requests requests) {
    this.orders = orders;
    this.commands = commands;
    this.requests = requests;
  }

  /** What, where, how urgent; the line stands in the path, who and when in the token and clock. */
  record RequestForm(
      @NotNull String category,
      @NotNull String location,
      @NotNull String priority,
      @Nullable @Size(max = 200) String requester,
      @Nullable @Size(max = 2000) String description) {}

  @PostMapping("/api/service-lines/{line}/work-orders")
  @PreAuthorize("hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','INTEGRATOR')")
  ResponseEntity<OrderView> request(
      Call call, @PathVariable String line, @Valid @RequestBody RequestForm form) {
    var id = orders.newId(call);
    var made = orders.create(call, id, () -> requests.order(call, line, id, form));
    return Answers.created(
        made, "/api/service-lines/" + line + "/work-orders/" + id, OrderView::of);
  }

  @GetMapping("/api/service-lines/{line}/work-orders/{order}")
  @PreAuthorize(READERS)
  ResponseEntity<OrderView> one(
      Caller caller, @PathVariable String line, @PathVariable String order) {
    return Answers.found(commands.get(caller, line, order), OrderView::of);
  }

  @GetMapping("/api/service-lines/{line}/work-orders")
  @PreAuthorize(READERS)
  Page<OrderView> ofLine(
      Caller caller,
      @PathVariable String line,
      @RequestParam(defaultValue = "false") boolean open,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    filters.put("line", line);
    if (open) {
      filters.put("open", true);
    }
    return orders
        .list(
            caller,
            new ListQuery(filters, open ? "dueAt" : "-requestedAt", limit, after, changedSince))
        .map(OrderView::of);
  }

  /** By number, or the open ones of all lines this deployment serves. */
  @GetMapping("/api/work-orders")
  @PreAuthorize(READERS)
  Page<OrderView> all(
      Caller caller,
      @RequestParam(required = false) @Nullable String number,
      @RequestParam(defaultValue = "true") boolean open,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after) {
    if (number != null) {
      return orders
          .list(caller, new ListQuery(Map.of("number", number), "number", limit, after, null))
          .map(OrderView::of);
    }
    if (!open) {
      throw Invalid.field("open", "open-only", "false");
    }
    return orders
        .list(caller, new ListQuery(Map.of("open", true), "dueAt", limit, after, null))
        .map(OrderView::of);
  }

  /** Makes orders of requests. */
  @Component
  static class Requests {

    private final AggregateStore store;
    private final Sites sites;
    private final Categories categories;
    private final StateCopy<ServiceLineEvent.State> lines;
    private final Ticking ticking;

    Requests(
        AggregateStore store,
        Sites sites,
        Categories categories,
        StateCopy<ServiceLineEvent.State> lines,
        Ticking ticking) {
      this.store = store;
      this.sites = sites;
      this.categories = categories;
      this.lines = lines;
      this.ticking = ticking;
    }

    Change<WorkOrder> order(Call call, String line, String id, RequestForm form) {
      var place =
          sites
              .find(call.hospital(), form.location())
              .orElseThrow(() -> Invalid.field("/location", "known-location", form.location()));
      if (lines.require(call.hospital(), line).retired()) {
        throw Invalid.field("line", "line-in-use", line);
      }
      if (categories.checklist(call.hospital(), line, form.category()).isEmpty()) {
        throw Invalid.field("/category", "known-category", form.category());
      }
      if (!form.priority().matches("[A-Z][A-Z0-9_]{0,39}")) {
        throw Invalid.field("/priority", "priority", form.priority());
      }
      var number = number(call, line);
      var by = call.caller().subject();
      var channel = call.caller().is(cn.houqin.platform.caller.Role.DISPATCHER) ? "DESK" : "API";
      var first =
          new OrderFact(
              OrderFact.Type.REQUESTED, call.now(), by, null, null, null, null, call.now());
      var order =
          WorkOrder.requested(
              number,
              new WorkOrder.Request(
                  line,
                  form.category(),
                  form.location(),
                  form.priority(),
                  Objects.requireNonNullElse(form.requester(), by),
                  form.description(),
                  channel),
              place.path(),
              place.riskClass(),
              first);
      ticking.zone(call.hospital());
      return Change.to(order)
          .announcing(
              new WorkOrderEvent.Requested(
                  id,
                  line,
                  number,
                  form.category(),
                  form.location(),
                  form.priority(),
                  order.requester(),
                  channel,
                  false,
                  call.now(),
                  call.now()));
    }

    /** LINE-YEAR-000001, by the hospital and year. */
    private String number(Call call, String line) {
      var year = call.now().atZone(ZoneOffset.UTC).getYear();
      var next = store.nextNumber(call.hospital(), "work-order/" + line + "/" + year);
      return "%s-%d-%06d".formatted(line, year, next);
    }
  }
}
