package cn.houqin.workorder.desk;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.platform.web.RequiresIfMatch;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.ticking.Orders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request put down differently, until its order is closed. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class EditController {

  private final Orders orders;
  private final Editing editing;
  private final Repriorities repriorities;

  EditController(Orders orders, Editing editing, Repriorities repriorities) {
    this.orders = orders;
    this.editing = editing;
    this.repriorities = repriorities;
  }

  /** All that can be edited, as it shall be. */
  record EditForm(
      @NotNull String category,
      @NotNull String location,
      @Nullable @Size(max = 200) String requester,
      @Nullable @Size(max = 2000) String description) {}

  /** How urgent it is from now on. */
  record PriorityForm(@NotNull String priority, @NotBlank @Size(max = 500) String reason) {}

  @PutMapping
  @RequiresIfMatch
  @PreAuthorize("hasRole('DISPATCHER')")
  ResponseEntity<OrderView> edit(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody EditForm form) {
    return Answers.done(
        orders.change(call, line, order, current -> editing.edited(call, current, form)),
        OrderView.to(call.caller()));
  }

  @PostMapping("/priority")
  @PreAuthorize("hasAnyRole('DISPATCHER','SUPERVISOR')")
  ResponseEntity<OrderView> reprioritise(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody PriorityForm form) {
    return Answers.done(
        orders.change(call, line, order, current -> repriorities.changed(call, current, form)),
        OrderView.to(call.caller()));
  }
}
