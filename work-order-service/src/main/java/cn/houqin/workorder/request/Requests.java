package cn.houqin.workorder.request;

import cn.houqin.events.contract.ServiceLineEvent;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Role;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.category.Categories;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.ticking.Ticking;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Makes orders of requests. */
@Component
class Requests {

  private final OrderNumbers numbers;
  private final Sites sites;
  private final Categories categories;
  private final StateCopy<ServiceLineEvent.State> lines;
  private final Ticking ticking;

  Requests(
      OrderNumbers numbers,
      Sites sites,
      Categories categories,
      StateCopy<ServiceLineEvent.State> lines,
      Ticking ticking) {
    this.numbers = numbers;
    this.sites = sites;
    this.categories = categories;
    this.lines = lines;
    this.ticking = ticking;
  }

  Change<WorkOrder> order(Call call, String line, String id, RequestForm form) {
    var place = sites.require(call.hospital(), form.location());
    var state =
        lines.recent(call.hospital(), line).orElseGet(() -> lines.require(call.hospital(), line));
    if (state.retired()) {
      throw Invalid.field("line", "line-in-use", line);
    }
    categories.refuseUnknown(call.hospital(), line, form.category());
    Request.requirePriority("/priority", form.priority());
    var number = numbers.next(call, line);
    var by = call.caller().subject();
    var channel = call.caller().is(Role.DISPATCHER) ? "DESK" : "API";
    var first =
        new OrderFact(OrderFact.Type.REQUESTED, call.now(), by, null, null, null, null, call.now());
    var order =
        WorkOrder.requested(
            number,
            line,
            new Request(
                form.category(),
                new Request.Place(form.location(), place.path(), place.riskClass()),
                form.priority(),
                Objects.requireNonNullElse(form.requester(), by),
                form.description(),
                channel),
            first);
    ticking.zone(call.hospital());
    return Change.to(order)
        .announcing(
            new WorkOrderEvent.Requested(
                id,
                line,
                number,
                form.category(),
                form.location(),
                form.priority(),
                order.request().requester(),
                channel,
                false,
                call.now(),
                call.now(),
                null));
  }
}
