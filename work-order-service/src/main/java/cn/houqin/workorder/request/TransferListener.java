package cn.houqin.workorder.request;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.workorder.cell.Lines;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the order opened as which a transferred request goes on, in the deployment that serves its
 * line. Delivered again, the event finds it there.
 */
@Configuration(proxyBeanMethods = false)
class TransferListener {

  private final Lines lines;
  private final Opening opening;
  private final Repetitions repetitions;
  private final Clock businessClock;

  TransferListener(Lines lines, Opening opening, Repetitions repetitions, Clock businessClock) {
    this.lines = lines;
    this.opening = opening;
    this.repetitions = repetitions;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.Transferred> transferredOrders() {
    return new Subscription<>(
        Streams.WORK_ORDERS, WorkOrderEvent.Transferred.class, this::openIfHere);
  }

  private void openIfHere(Received<WorkOrderEvent.Transferred> event) {
    var body = event.body();
    var to = body.toWorkOrder();
    if (!lines.takes(body.toLine()) || to == null) {
      return;
    }
    var call = Transferring.opening(event.hospital(), body.workOrder(), businessClock.instant());
    opening.order(call, to, body).ifPresent(order -> repetitions.tell(call, order));
  }
}
