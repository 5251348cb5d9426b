package cn.houqin.workorder.parts;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.workorder.cell.Lines;
import cn.houqin.workorder.job.Part;
import cn.houqin.workorder.job.Said;
import cn.houqin.workorder.order.WorkOrder;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What inventory-service says of the parts that orders asked for. */
@Configuration(proxyBeanMethods = false)
class StockListener {

  private final Aggregates<WorkOrder> orders;
  private final Arrivals arrivals;
  private final Lines lines;
  private final Clock businessClock;

  StockListener(Aggregates<WorkOrder> orders, Arrivals arrivals, Lines lines, Clock businessClock) {
    this.orders = orders;
    this.arrivals = arrivals;
    this.lines = lines;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<StockEvent.Reserved> partReserved() {
    return news(
        StockEvent.Reserved.class,
        StockEvent.Reserved::workOrder,
        said -> {
          var body = said.body();
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              Part.State.RESERVED,
              said.sequence(),
              null,
              null);
        });
  }

  @Bean
  Subscription<StockEvent.Short> partShort() {
    return news(
        StockEvent.Short.class,
        StockEvent.Short::workOrder,
        said -> {
          var body = said.body();
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              Part.State.SHORT,
              said.sequence(),
              null,
              null);
        });
  }

  @Bean
  Subscription<StockEvent.Issued> partIssued() {
    return news(
        StockEvent.Issued.class,
        StockEvent.Issued::workOrder,
        said -> {
          var body = said.body();
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              Part.State.ISSUED,
              said.sequence(),
              null,
              body.costFen());
        });
  }

  /** What came back in part is still issued: the rest is used or comes back too. */
  @Bean
  Subscription<StockEvent.Returned> partReturned() {
    return news(
        StockEvent.Returned.class,
        StockEvent.Returned::workOrder,
        said -> {
          var body = said.body();
          var isAll = new BigDecimal(body.remaining()).signum() == 0;
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              isAll ? Part.State.RETURNED : Part.State.ISSUED,
              said.sequence(),
              new BigDecimal(body.returned()),
              body.remainingFen());
        });
  }

  @Bean
  Subscription<StockEvent.Used> partUsed() {
    return news(
        StockEvent.Used.class,
        StockEvent.Used::workOrder,
        said -> {
          var body = said.body();
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              Part.State.USED,
              said.sequence(),
              null,
              body.costFen());
        });
  }

  @Bean
  Subscription<StockEvent.Released> partReleased() {
    return news(
        StockEvent.Released.class,
        StockEvent.Released::workOrder,
        said -> {
          var body = said.body();
          return new Said(
              new Said.Which(body.request(), body.material(), body.store()),
              Part.State.RELEASED,
              said.sequence(),
              null,
              null);
        });
  }

  /** News of an order of another deployment is passed over. */
  private <E extends StockEvent> Subscription<E> news(
      Class<E> type, Function<E, String> order, Function<Received<E>, Said> said) {
    return new Subscription<>(
        Streams.STOCK,
        type,
        event -> {
          var call = Call.system(event.hospital(), "stock", businessClock.instant());
          orders
              .find(event.hospital(), order.apply(event.body()))
              .ifPresentOrElse(
                  found -> arrivals.on(call, found, said.apply(event)), lines::refuseWhileAnyMoves);
        });
  }
}
