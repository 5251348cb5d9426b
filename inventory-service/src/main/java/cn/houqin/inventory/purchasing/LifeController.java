package cn.houqin.inventory.purchasing;

import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.order.OrderView;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What buyer and vendor decide about an order. */
@RestController
@RequestMapping("/api/purchase-orders/{order}")
class LifeController {

  private static final String VENDORS = "hasRole('VENDOR')";
  private static final String TO_BUYERS = "role:PROCUREMENT";

  private final Aggregates<PurchaseOrder> orders;
  private final Issuing issuing;

  LifeController(Aggregates<PurchaseOrder> orders, Issuing issuing) {
    this.orders = orders;
    this.issuing = issuing;
  }

  /** Why the vendor will not deliver. */
  record ReasonForm(@NotBlank String reason) {}

  /** What will not be delivered any more; all that is open if no lines are named. */
  record CancellationForm(
      @NotBlank String reason, @Nullable @Size(max = 50) List<@NotNull Integer> lines) {

    Set<Integer> numbers() {
      return lines == null ? Set.of() : Set.copyOf(lines);
    }
  }

  /** ISSUED, or PENDING_CHECK while contract-service does not answer; 409 with every reason. */
  @PostMapping("/issue")
  @PreAuthorize(OrderController.BUYERS)
  ResponseEntity<OrderView> issue(Call call, @PathVariable String order) {
    return Answers.done(issuing.issue(call, order), OrderView::of);
  }

  @PostMapping("/confirmation")
  @PreAuthorize(VENDORS)
  ResponseEntity<OrderView> confirm(Call call, @PathVariable String order) {
    return Answers.done(
        orders.change(
            call,
            order,
            current ->
                Change.to(current.body().confirmed())
                    .announcing(
                        new PurchasingEvent.Confirmed(
                            order,
                            current.body().head().contract(),
                            current.body().head().vendor(),
                            call.caller().subject(),
                            call.now()))
                    .noting(notice(TO_BUYERS, "notice.purchase-order-confirmed", current))),
        OrderView::of);
  }

  @PostMapping("/decline")
  @PreAuthorize(VENDORS)
  ResponseEntity<OrderView> decline(
      Call call, @PathVariable String order, @Valid @RequestBody ReasonForm form) {
    return Answers.done(
        orders.change(
            call,
            order,
            current ->
                Change.to(current.body().declined(call.now()))
                    .because(form.reason())
                    .announcing(
                        new PurchasingEvent.Declined(
                            order,
                            current.body().head().contract(),
                            current.body().head().vendor(),
                            form.reason(),
                            call.caller().subject(),
                            call.now()))
                    .noting(notice(TO_BUYERS, "notice.purchase-order-declined", current))),
        OrderView::of);
  }

  @PostMapping("/cancellation")
  @PreAuthorize(OrderController.BUYERS)
  ResponseEntity<OrderView> cancel(
      Call call, @PathVariable String order, @Valid @RequestBody CancellationForm form) {
    return Answers.done(
        orders.change(call, order, current -> cancelled(call, current, form)), OrderView::of);
  }

  private static Change<PurchaseOrder> cancelled(
      Call call, Stored<PurchaseOrder> current, CancellationForm form) {
    var before = current.body();
    var after = before.cancelled(form.numbers(), call.now());
    var change =
        Change.to(after)
            .because(form.reason())
            .announcing(
                new PurchasingEvent.Cancelled(
                    current.id(),
                    before.head().contract(),
                    before.head().vendor(),
                    cancelledLines(before, after),
                    form.reason(),
                    call.caller().subject(),
                    call.now()));
    return before.visibleTo() == null
        ? change
        : change.noting(
            notice("vendor:" + before.visibleTo(), "notice.purchase-order-cancelled", current));
  }

  private static List<PurchasingEvent.LineQuantity> cancelledLines(
      PurchaseOrder before, PurchaseOrder after) {
    return after.lines().stream()
        .filter(
            line ->
                line.progress()
                        .cancelled()
                        .compareTo(before.line(line.line()).progress().cancelled())
                    > 0)
        .map(
            line ->
                new PurchasingEvent.LineQuantity(
                    line.line(), line.progress().cancelled().toPlainString()))
        .toList();
  }

  @PostMapping("/closing")
  @PreAuthorize(OrderController.BUYERS)
  ResponseEntity<OrderView> close(Call call, @PathVariable String order) {
    return Answers.done(
        orders.change(
            call,
            order,
            current ->
                Change.to(current.body().closed(call.now()))
                    .announcing(
                        new PurchasingEvent.Closed(
                            order,
                            current.body().head().contract(),
                            current.body().head().vendor(),
                            call.caller().subject(),
                            call.now()))),
        OrderView::of);
  }

  private static Notice notice(String to, String key, Stored<PurchaseOrder> order) {
    return new Notice(
        to, key, Map.of("purchaseOrder", order.id(), "number", order.body().head().number()));
  }
}
