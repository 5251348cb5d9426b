package cn.houqin.workorder.desk;

import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.correction.Correcting;
import cn.houqin.workorder.correction.Correction;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Mis-clicks put right: a supervisor proposes, somebody else approves. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}/corrections")
class CorrectionController {

  private static final String DECIDERS = "hasAnyRole('SUPERVISOR','VENDOR_MANAGER')";

  private final Orders orders;
  private final Corrections corrections;

  CorrectionController(Orders orders, Corrections corrections) {
    this.orders = orders;
    this.corrections = corrections;
  }

  /**
   * What was written down wrongly.
   *
   * @param fact its place in the order's history, from 0
   * @param at when it happened; null if it did not happen at all
   */
  record CorrectionForm(
      @NotNull Integer fact, @Nullable Instant at, @NotBlank @Size(max = 500) String reason) {}

  /** Why not. */
  record RefusalForm(@NotBlank @Size(max = 500) String reason) {}

  @GetMapping
  @PreAuthorize(OrderView.READERS)
  List<Correction> all(Caller caller, @PathVariable String line, @PathVariable String order) {
    return OrderView.of(caller, orders.get(caller, line, order)).corrections();
  }

  @PostMapping
  @PreAuthorize("hasRole('SUPERVISOR')")
  ResponseEntity<OrderView> propose(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody CorrectionForm form) {
    var proposal = new Correcting.Proposal(form.fact(), form.at(), form.reason());
    Outcome<WorkOrder> proposed =
        orders.change(call, line, order, current -> corrections.proposed(call, current, proposal));
    return Answers.created(
        proposed,
        "/api/service-lines/" + line + "/work-orders/" + order + "/corrections",
        OrderView.to(call.caller()));
  }

  @PostMapping("/{number}/approval")
  @PreAuthorize(DECIDERS)
  ResponseEntity<OrderView> approve(
      Call call, @PathVariable String line, @PathVariable String order, @PathVariable int number) {
    return Answers.done(
        corrections.approve(call, line, order, number), OrderView.to(call.caller()));
  }

  @PostMapping("/{number}/refusal")
  @PreAuthorize(DECIDERS)
  ResponseEntity<OrderView> refuse(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @PathVariable int number,
      @Valid @RequestBody RefusalForm form) {
    return Answers.done(
        orders.change(
            call,
            line,
            order,
            current -> Corrections.refused(call, current.body(), number, form.reason())),
        OrderView.to(call.caller()));
  }
}
