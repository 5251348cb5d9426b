package cn.houqin.contract.parts;

import cn.houqin.events.Streams;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What work orders say of the parts they used; those of departments are none of a contract's. */
@Configuration(proxyBeanMethods = false)
class PartsListener {

  private final Aggregates<ChargedOrder> charged;
  private final Clock businessClock;

  PartsListener(Aggregates<ChargedOrder> charged, Clock businessClock) {
    this.charged = charged;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<WorkOrderEvent.PartsCharged> partsCharged() {
    return new Subscription<>(Streams.WORK_ORDERS, WorkOrderEvent.PartsCharged.class, this::on);
  }

  private void on(Received<WorkOrderEvent.PartsCharged> event) {
    var body = event.body();
    var contract = body.contract();
    var version = body.contractVersion();
    var vendor = body.vendor();
    if (contract == null || version == null || vendor == null) {
      return;
    }
    var order =
        new ChargedOrder(
            contract,
            version,
            vendor,
            body.line(),
            body.workOrder(),
            body.occurredAt(),
            body.parts().stream()
                .map(
                    part ->
                        new ChargedOrder.UsedPart(
                            part.material(), part.store(), part.quantity(), part.costFen()))
                .toList(),
            body.costFen(),
            body.includedFen(),
            body.contractFen(),
            supplied(body),
            body.payableFen());
    charged.createMissing(
        Call.system(event.hospital(), "parts-charged", businessClock.instant()),
        Map.of(body.workOrder(), Change.to(order)));
  }

  private static List<ChargedOrder.SuppliedPart> supplied(WorkOrderEvent.PartsCharged body) {
    return Stream.ofNullable(body.supplied())
        .flatMap(List::stream)
        .map(part -> new ChargedOrder.SuppliedPart(part.name(), part.quantity(), part.costFen()))
        .toList();
  }
}
