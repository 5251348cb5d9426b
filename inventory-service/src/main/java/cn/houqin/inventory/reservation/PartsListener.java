package cn.houqin.inventory.reservation;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.paging.ListQuery;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What work orders say about parts: asked for, or no longer needed. */
@Configuration(proxyBeanMethods = false)
class PartsListener {

  private final Reservations reservations;
  private final Aggregates<Reservation> stored;
  private final Clock businessClock;

  PartsListener(Reservations reservations, Aggregates<Reservation> stored, Clock businessClock) {
    this.reservations = reservations;
    this.stored = stored;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.PartsRequested> partsRequested() {
    return new Subscription<>(
        Streams.WORK_ORDERS, WorkOrderEvent.PartsRequested.class, this::onRequest);
  }

  @Bean
  Subscription<WorkOrderEvent.Cancelled> orderCancelled() {
    return ending(WorkOrderEvent.Cancelled.class, "order cancelled");
  }

  @Bean
  Subscription<WorkOrderEvent.Rejected> orderRejected() {
    return ending(WorkOrderEvent.Rejected.class, "order rejected");
  }

  @Bean
  Subscription<WorkOrderEvent.Transferred> orderTransferred() {
    return ending(WorkOrderEvent.Transferred.class, "order transferred");
  }

  @Bean
  Subscription<WorkOrderEvent.Closed> orderClosed() {
    return ending(WorkOrderEvent.Closed.class, "order closed");
  }

  private <E extends WorkOrderEvent> Subscription<E> ending(Class<E> type, String reason) {
    return new Subscription<>(
        Streams.WORK_ORDERS,
        type,
        event ->
            onEnd(
                event.hospital(),
                event.body().workOrder(),
                reason,
                type == WorkOrderEvent.Closed.class));
  }

  private void onRequest(Received<WorkOrderEvent.PartsRequested> event) {
    var call = Call.system(event.hospital(), "parts-requested", businessClock.instant());
    var body = event.body();
    body.parts()
        .forEach(
            part ->
                reservations.request(call, body.workOrder(), body.line(), body.request(), part));
  }

  private void onEnd(String hospital, String workOrder, String reason, boolean isClosed) {
    var call = Call.system(hospital, "order-ended", businessClock.instant());
    @Nullable String after = null;
    do {
      var page =
          stored.list(
              Caller.system(hospital),
              new ListQuery(Map.of("workOrder", workOrder), "requestedAt", 100, after, null));
      page.items().stream()
          .map(Stored::id)
          .forEach(id -> reservations.end(call, id, reason, isClosed));
      after = page.next();
    } while (after != null);
  }
}
