package cn.houqin.workorder.request;

import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.WorkOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens the order as which a transferred request goes on, with the time it was first asked for. */
@Component
class Opening {

  private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

  private final Aggregates<WorkOrder> orders;
  private final OrderNumbers numbers;
  private final Origins origins;

  Opening(Aggregates<WorkOrder> orders, OrderNumbers numbers, Origins origins) {
    this.orders = orders;
    this.numbers = numbers;
    this.origins = origins;
  }

  /** The order, opened now or before; empty where nobody knows the one it goes on with. */
  Optional<Stored<WorkOrder>> order(Call call, String id, WorkOrderEvent.Transferred event) {
    var before = orders.find(call.hospital(), id);
    if (before.isPresent()) {
      return before;
    }
    var origin = origins.find(call.hospital(), event.line(), event.workOrder());
    if (origin.isEmpty()) {
      LOG.warn("{} is not opened: nobody knows {}, which it goes on with", id, event.workOrder());
    }
    return origin.map(
        known -> orders.create(call, id, () -> opened(call, id, known, event)).stored());
  }

  private Change<WorkOrder> opened(
      Call call, String id, Origin origin, WorkOrderEvent.Transferred event) {
    var asked = origin.request();
    var request =
        new Request(
            Objects.requireNonNullElse(event.category(), asked.category()),
            asked.place(),
            asked.priority(),
            asked.requester(),
            asked.description(),
            asked.channel());
    var number = numbers.next(call, event.toLine());
    var fact =
        new OrderFact(
            OrderFact.Type.REQUESTED,
            origin.askedAt(),
            origin.askedBy(),
            null,
            null,
            null,
            null,
            call.now());
    var order = WorkOrder.requested(number, event.toLine(), request, fact);
    var link = new Link(Link.Kind.TRANSFERRED_FROM, event.line(), event.workOrder());
    return Change.to(order.with(order.desk().with(link)))
        .announcing(
            new WorkOrderEvent.Requested(
                id,
                event.toLine(),
                number,
                request.category(),
                request.location(),
                request.priority(),
                request.requester(),
                request.channel(),
                false,
                origin.askedAt(),
                call.now(),
                event.workOrder()))
        .noting(
            new Notice(
                "role:DISPATCHER",
                "notice.order-transferred-in",
                Map.of("order", number, "from", origin.number())));
  }
}
