package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.web.Answers;
import cn.houqin.workorder.desk.Duplicates;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.OrderView;
import cn.houqin.workorder.order.WorkOrder;
import jakarta.validation.Valid;
import java.util.List;
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
  private final Complaints requests;
  private final Duplicates duplicates;
  private final Repetitions repetitions;

  RequestController(
      Aggregates<WorkOrder> orders,
      Complaints requests,
      Duplicates duplicates,
      Repetitions repetitions) {
    this.orders = orders;
    this.requests = requests;
    this.duplicates = duplicates;
    this.repetitions = repetitions;
  }

  @PostMapping("/api/service-lines/{line}/work-orders")
  @PreAuthorize("hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','INTEGRATOR')")
  ResponseEntity<OrderView> request(
      Call call, @PathVariable String line, @Valid @RequestBody RequestForm form) {
    var id = orders.newId(call);
    var made = orders.create(call, id, () -> requests.order(call, line, id, form));
    repetitions.tell(call, made.stored());
    return Answers.created(
        made,
        "/api/service-lines/" + line + "/work-orders/" + id,
        stored -> OrderView.of(call.caller(), stored).with(possible(stored)));
  }

  /** Orders that may say the same, offered for merging. */
  private List<Link> possible(Stored<WorkOrder> made) {
    return duplicates.idsOf(made).stream()
        .map(id -> new Link(Link.Kind.POSSIBLE_DUPLICATE, made.body().line(), id))
        .toList();
  }
}
