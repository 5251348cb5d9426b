package cn.houqin.inventory.delivery;

import cn.houqin.inventory.order.OrderView;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries of an order: the vendor announces, the hospital receives. */
@RestController
@RequestMapping("/api/purchase-orders/{order}/deliveries")
class DeliveryController {

  private final Aggregates<PurchaseOrder> orders;
  private final Deliveries deliveries;

  DeliveryController(Aggregates<PurchaseOrder> orders, Deliveries deliveries) {
    this.orders = orders;
    this.deliveries = deliveries;
  }

  @PostMapping
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<OrderView> announce(
      Call call, @PathVariable String order, @Valid @RequestBody AnnouncementForm form) {
    return Answers.created(
        orders.change(call, order, current -> deliveries.announced(call, current, form)),
        "/api/purchase-orders/" + order,
        OrderView::of);
  }

  /** It will not come, or not so. */
  @PostMapping("/{delivery}/withdrawal")
  @PreAuthorize("hasAnyRole('VENDOR','PROCUREMENT')")
  ResponseEntity<OrderView> withdraw(
      Call call, @PathVariable String order, @PathVariable int delivery) {
    return Answers.done(
        orders.change(
            call, order, current -> Change.to(current.body().withdrawn(delivery, call.now()))),
        OrderView::of);
  }

  /** What was found; the accepted part is posted to stock by itself. */
  @PostMapping("/{delivery}/receipt")
  @PreAuthorize("hasAnyRole('PROCUREMENT','LOGISTICS')")
  ResponseEntity<OrderView> receive(
      Call call,
      @PathVariable String order,
      @PathVariable int delivery,
      @Valid @RequestBody ReceiptForm form) {
    return Answers.done(
        orders.change(call, order, current -> deliveries.received(call, current, delivery, form)),
        OrderView::of);
  }

  /** What stock refused is posted again by itself, in other lots where they were misread. */
  @PostMapping("/{delivery}/posting")
  @PreAuthorize("hasAnyRole('PROCUREMENT','LOGISTICS')")
  ResponseEntity<OrderView> postAgain(
      Call call,
      @PathVariable String order,
      @PathVariable int delivery,
      @Valid @RequestBody PostingForm form) {
    return Answers.done(
        orders.change(
            call, order, current -> deliveries.postedAgain(call, current, delivery, form)),
        OrderView::of);
  }

  /** Why a receipt is undone. */
  record ReversalForm(@NotBlank @Size(max = 200) String reason) {}

  /** A receipt was a mistake: its figures are withdrawn, and the delivery is received anew. */
  @PostMapping("/{delivery}/receipt/reversal")
  @PreAuthorize("hasAnyRole('PROCUREMENT','LOGISTICS')")
  ResponseEntity<OrderView> reverse(
      Call call,
      @PathVariable String order,
      @PathVariable int delivery,
      @Valid @RequestBody ReversalForm form) {
    return Answers.done(
        orders.change(
            call, order, current -> deliveries.reversed(call, current, delivery, form.reason())),
        OrderView::of);
  }
}
