package cn.houqin.inventory.purchasing;

import cn.houqin.inventory.order.OrderStatus;
import cn.houqin.inventory.order.OrderView;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.platform.paging.Page;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.RequiresIfMatch;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Purchase orders, drafted and read; a vendor's people see their own once they are issued. */
@RestController
@RequestMapping("/api/purchase-orders")
class OrderController {

  static final String BUYERS = "hasRole('PROCUREMENT')";
  static final String READERS =
      "hasAnyRole('PROCUREMENT','LOGISTICS','FINANCE','SUPERVISOR','VENDOR_MANAGER','AUDITOR',"
          + "'INTEGRATOR','ADMINISTRATOR','VENDOR')";

  private final Aggregates<PurchaseOrder> orders;
  private final Drafting drafting;

  OrderController(Aggregates<PurchaseOrder> orders, Drafting drafting) {
    this.orders = orders;
    this.drafting = drafting;
  }

  @PostMapping
  @PreAuthorize(BUYERS)
  ResponseEntity<OrderView> draft(Call call, @Valid @RequestBody OrderForm form) {
    var id = orders.newId(call);
    var made = orders.create(call, id, () -> Change.to(drafting.draft(call, form)));
    return Answers.created(made, "/api/purchase-orders/" + id, OrderView::of);
  }

  @PutMapping("/{order}")
  @PreAuthorize(BUYERS)
  @RequiresIfMatch
  ResponseEntity<OrderView> edit(
      Call call, @PathVariable String order, @Valid @RequestBody OrderForm form) {
    return Answers.done(
        orders.change(call, order, current -> Change.to(drafting.edit(call, current.body(), form))),
        OrderView::of);
  }

  @GetMapping("/{order}")
  @PreAuthorize(READERS)
  ResponseEntity<OrderView> one(Caller caller, @PathVariable String order) {
    return Answers.found(orders.get(caller, order), OrderView::of);
  }

  /** Newest first. */
  @GetMapping
  @PreAuthorize(READERS)
  Page<OrderView> list(
      Caller caller,
      @RequestParam(required = false) @Nullable String contract,
      @RequestParam(required = false) @Nullable OrderStatus status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Instant changedSince) {
    Map<String, Object> filters = new HashMap<>();
    if (contract != null) {
      filters.put("head.contract", contract);
    }
    if (status != null) {
      filters.put("status", status.name());
    }
    return orders
        .list(caller, new ListQuery(filters, "-head.number", limit, after, changedSince))
        .map(OrderView::of);
  }
}
