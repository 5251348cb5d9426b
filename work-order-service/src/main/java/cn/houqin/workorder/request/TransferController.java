package cn.houqin.workorder.request;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Requests filed under the wrong line. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class TransferController {

  private final Orders orders;
  private final Transferring transferring;

  TransferController(Orders orders, Transferring transferring) {
    this.orders = orders;
    this.transferring = transferring;
  }

  /**
   * Where it belongs.
   *
   * @param category there; the same code if null
   */
  record TransferForm(
      @NotNull String toLine,
      @NotBlank @Size(max = 500) String reason,
      @Nullable String category) {}

  @PostMapping("/transfer")
  @PreAuthorize("hasRole('DISPATCHER')")
  ResponseEntity<OrderView> transfer(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody TransferForm form) {
    return Answers.done(
        orders.change(call, line, order, current -> transferring.away(call, current, form)),
        OrderView.to(call.caller()));
  }
}
