package cn.houqin.workorder.request;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.notice.Notice;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Opens the order as which a transferred request goes on, with the time it was first asked for.
 * Delivered again, the event finds it there. An order that is not here is another deployment's.
 */
@Configuration(proxyBeanMethods = false)
class TransferListener {

  private final Aggregates<WorkOrder> orders;
  private final OrderNumbers numbers;
  private final Repetitions repetitions;
  private final Clock businessClock;

  TransferListener(
      Aggregates<WorkOrder> orders,
      OrderNumbers numbers,
      Repetitions repetitions,
      Clock businessClock) {
    this.orders = orders;
    this.numbers = numbers;
    this.repetitions = repetitions;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.Transferred> transferredOrders() {
    return new Subscription<>(
        Streams.WORK_ORDERS, WorkOrderEvent.Transferred.class, this::openIfHere);
  }

  private void openIfHere(Received<WorkOrderEvent.Transferred> event) {
    var to = event.body().toWorkOrder();
    var origin = orders.find(event.hospital(), event.body().workOrder());
    if (to != null && origin.isPresent()) {
      var call = Transferring.opening(event.hospital(), origin.get().id(), businessClock.instant());
      var made = orders.create(call, to, () -> opened(call, to, origin.get(), event.body()));
      repetitions.tell(call, made.stored());
    }
  }

  private Change<WorkOrder> opened(
      Call call, String id, Stored<WorkOrder> origin, WorkOrderEvent.Transferred event) {
    var from = origin.body();
    var asked = from.request();
    var request =
        new Request(
            Objects.requireNonNullElse(event.category(), asked.category()),
            asked.place(),
            from.priority(),
            asked.requester(),
            asked.description(),
            asked.channel());
    var number = numbers.next(call, event.toLine());
    var first = from.facts().getFirst();
    var fact =
        new OrderFact(
            OrderFact.Type.REQUESTED, first.at(), first.by(), null, null, null, null, call.now());
    var order = WorkOrder.requested(number, event.toLine(), request, fact);
    var link = new Link(Link.Kind.TRANSFERRED_FROM, from.line(), origin.id());
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
                first.at(),
                call.now(),
                origin.id()))
        .noting(
            new Notice(
                "role:DISPATCHER",
                "notice.order-transferred-in",
                Map.of("order", number, "from", from.number())));
  }
}
