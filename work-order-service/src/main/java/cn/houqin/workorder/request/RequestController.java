package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.order.WorkOrder;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Requests of a line. */
@RestController
class RequestController {

  private final Aggregates<WorkOrder> orders;
  private final Requests requests;

  RequestController(Aggregates<WorkOrder> orders, Requests requests) {
    this.orders = orders;
    this.requests = requests;
  }

  @PostMapping("/api/service-lines/{line}/work-orders")
  @PreAuthorize("hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','INTEGRATOR')")
  ResponseEntity<OrderView> request(
      Call call, @PathVariable String line, @Valid @RequestBody RequestForm form) {
    var id = orders.newId(call);
    var made = orders.create(call, id, () -> requests.order(call, line, id, form));
    return Answers.created(
        made, "/api/service-lines/" + line + "/work-orders/" + id, OrderView::of);
  }
}
