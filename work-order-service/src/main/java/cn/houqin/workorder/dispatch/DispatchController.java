package cn.houqin.workorder.dispatch;

import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.order.OrderView;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who gets an order. */
@RestController
@RequestMapping("/api/service-lines/{line}/work-orders/{order}")
class DispatchController {

  private final Desk desk;

  DispatchController(Desk desk) {
    this.desk = desk;
  }

  @PostMapping("/dispatch")
  @PreAuthorize("hasRole('DISPATCHER')")
  ResponseEntity<OrderView> dispatch(
      Call call,
      @PathVariable String line,
      @PathVariable String order,
      @Valid @RequestBody DispatchForm form) {
    return Answers.done(desk.dispatch(call, line, order, form), OrderView.to(call.caller()));
  }
}
