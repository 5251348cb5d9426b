package cn.houqin.workorder.request;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.workorder.cell.Lines;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Hears of orders that came to nothing, or are put down differently: whether they repeat what was
 * closed before is decided again. Delivered again, it changes nothing.
 */
@Configuration(proxyBeanMethods = false)
class RepetitionListener {

  private final Aggregates<WorkOrder> orders;
  private final Repetitions repetitions;
  private final Lines lines;
  private final Clock businessClock;

  RepetitionListener(
      Aggregates<WorkOrder> orders, Repetitions repetitions, Lines lines, Clock businessClock) {
    this.orders = orders;
    this.repetitions = repetitions;
    this.lines = lines;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.Cancelled> cancelledRepetitions() {
    return new Subscription<>(
        Streams.WORK_ORDERS, WorkOrderEvent.Cancelled.class, this::reconsider);
  }

  @Bean
  Subscription<WorkOrderEvent.Rejected> rejectedRepetitions() {
    return new Subscription<>(Streams.WORK_ORDERS, WorkOrderEvent.Rejected.class, this::reconsider);
  }

  @Bean
  Subscription<WorkOrderEvent.Transferred> transferredRepetitions() {
    return new Subscription<>(
        Streams.WORK_ORDERS, WorkOrderEvent.Transferred.class, this::reconsider);
  }

  @Bean
  Subscription<WorkOrderEvent.Edited> editedRepetitions() {
    return new Subscription<>(Streams.WORK_ORDERS, WorkOrderEvent.Edited.class, this::edited);
  }

  private void reconsider(Received<? extends WorkOrderEvent> event) {
    lines.refuseWhileMoving(event.body().line());
    repetitions.reconsider(call(event), event.body().workOrder());
  }

  /** Elsewhere or of another kind, it may repeat what it did not. */
  private void edited(Received<WorkOrderEvent.Edited> event) {
    reconsider(event);
    orders
        .find(event.hospital(), event.body().workOrder())
        .ifPresent(found -> repetitions.tell(call(event), found));
  }

  private Call call(Received<? extends WorkOrderEvent> event) {
    return Call.system(event.hospital(), "repetition", businessClock.instant());
  }
}
