package cn.houqin.workorder.desk;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.ticking.Orders;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests that say the same. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class MergeController {

  private final Orders orders;
  private final Duplicates duplicates;
  private final Merging merging;

  MergeController(Orders orders, Duplicates duplicates, Merging merging) {
    this.orders = orders;
    this.duplicates = duplicates;
    this.merging = merging;
  }

  /** The order that is kept, by id. */
  record MergeForm(@NotBlank String into) {}

  /** Open orders that may say the same, the newest first; at most 20. */
  @GetMapping("/duplicates")
  @PreAuthorize(OrderView.READERS)
  List<OrderView> duplicates(Caller caller, @PathVariable String line, @PathVariable String order) {
    var found = orders.get(caller, line, order);
    return duplicates.of(caller, found).stream().map(OrderView.to(caller)).toList();
  }

  @PostMapping("/merge")
  @PreAuthorize("hasRole('DISPATCHER')")
  ResponseEntity<OrderView> merge(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody MergeForm form) {
    return Answers.done(merging.merge(call, line, order, form.into()), OrderView.to(call.caller()));
  }
}
