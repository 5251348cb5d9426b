package cn.houqin.inventory.delivery;

import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.inventory.arrival.Postponement.Decision;
import cn.houqin.inventory.order.OrderView;
import cn.houqin.inventory.order.PurchaseOrder;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.web.Answers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A later day to deliver by, after issue: the vendor asks, the buyer agrees. What was told to be
 * late by the day before is taken back where the day now agreed is not over; what a receipt has
 * said of a delivery stands.
 */
@RestController
@RequestMapping("/api/purchase-orders/{order}/postponements")
class PostponementController {

  private static final String BUYERS = "hasRole('PROCUREMENT')";

  private final Aggregates<PurchaseOrder> orders;
  private final StateCopy<HospitalEvent.State> hospitals;

  PostponementController(
      Aggregates<PurchaseOrder> orders, StateCopy<HospitalEvent.State> hospitals) {
    this.orders = orders;
    this.hospitals = hospitals;
  }

  /** To which day, and why. */
  record PostponementForm(@NotNull LocalDate deliverBy, @NotBlank @Size(max = 500) String reason) {}

  /** Why not. */
  record RefusalForm(@NotBlank @Size(max = 500) String reason) {}

  @PostMapping
  @PreAuthorize("hasRole('VENDOR')")
  ResponseEntity<OrderView> ask(
      Call call, @PathVariable String order, @Valid @RequestBody PostponementForm form) {
    return Answers.done(
        orders.change(call, order, current -> asked(call, current, form)), OrderView::of);
  }

  private Change<PurchaseOrder> asked(
      Call call, Stored<PurchaseOrder> current, PostponementForm form) {
    var today = LocalDate.ofInstant(call.now(), zone(call));
    if (form.deliverBy().isBefore(today)) {
      throw Invalid.field("/deliverBy", "not-past", form.deliverBy(), today);
    }
    var by = call.caller().subject();
    return Change.to(
            current
                .body()
                .postponed(head -> head.asking(form.deliverBy(), form.reason(), by, call.now())))
        .because(form.reason())
        .noting(notice("role:PROCUREMENT", "asked", current));
  }

  @PostMapping("/{number}/agreement")
  @PreAuthorize(BUYERS)
  ResponseEntity<OrderView> agree(
      Call call, @PathVariable String order, @PathVariable String number) {
    var decision = new Decision(true, call.caller().subject(), call.now(), null);
    return Answers.done(
        orders.change(call, order, current -> agreed(call, current, number, decision)),
        OrderView::of);
  }

  private Change<PurchaseOrder> agreed(
      Call call, Stored<PurchaseOrder> current, String number, Decision decision) {
    var before = current.body();
    var asked = before.head().postponement(number);
    var over = asked.to().plusDays(1).atStartOfDay(zone(call)).toInstant();
    var after = before.postponed(head -> head.decided(asked, decision, over));
    var book = new EvidenceBook(current.id(), before.evidence(), call.now());
    if (over.isAfter(call.now())) {
      book.withdraw(mark -> mark.evidenceId().contains("/OVERDUE/"), decision.by(), "POSTPONED");
    }
    return Change.to(after.giving(book.entries()))
        .because(asked.reason())
        .announcing(
            new PurchasingEvent.Postponed(
                current.id(),
                before.head().contract(),
                before.head().vendor(),
                before.head().deliverBy().toString(),
                asked.to().toString(),
                asked.reason(),
                decision.by(),
                call.now()))
        .announcing(book.events())
        .noting(notice("vendor:" + before.head().vendor(), "agreed", current));
  }

  @PostMapping("/{number}/refusal")
  @PreAuthorize(BUYERS)
  ResponseEntity<OrderView> refuse(
      Call call,
      @PathVariable String order,
      @PathVariable String number,
      @Valid @RequestBody RefusalForm form) {
    var decision = new Decision(false, call.caller().subject(), call.now(), form.reason());
    return Answers.done(
        orders.change(
            call,
            order,
            current -> {
              var before = current.body();
              var asked = before.head().postponement(number);
              var refused = before.postponed(head -> head.decided(asked, decision, call.now()));
              return Change.to(refused)
                  .because(form.reason())
                  .noting(notice("vendor:" + before.head().vendor(), "refused", current));
            }),
        OrderView::of);
  }

  private ZoneId zone(Call call) {
    return ZoneId.of(hospitals.require(call.hospital(), call.hospital()).zone());
  }

  private static Notice notice(String to, String what, Stored<PurchaseOrder> order) {
    return new Notice(
        to,
        "notice.postponement-" + what,
        Map.of("purchaseOrder", order.id(), "number", order.body().head().number()));
  }
}
