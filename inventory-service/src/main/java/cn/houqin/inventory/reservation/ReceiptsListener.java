package cn.houqin.inventory.reservation;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.inbox.Received;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.paging.ListQuery;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The ledger's own news: where stock came, who waits for it is looked at again, first come first.
 */
@Configuration(proxyBeanMethods = false)
class ReceiptsListener {

  private static final int AT_ONCE = 200;

  private final Reservations reservations;
  private final Aggregates<Reservation> stored;
  private final Clock businessClock;

  ReceiptsListener(Reservations reservations, Aggregates<Reservation> stored, Clock businessClock) {
    this.reservations = reservations;
    this.stored = stored;
    this.businessClock = businessClock;
  }

  @Bean
  Subscription<StockEvent.Moved> stockCame() {
    return new Subscription<>(Streams.STOCK, StockEvent.Moved.class, this::on);
  }

  private void on(Received<StockEvent.Moved> event) {
    var body = event.body();
    if (body.quantity().startsWith("-")) {
      return;
    }
    var waiting =
        Map.<String, Object>of(
            "material",
            body.material(),
            "store",
            body.store(),
            "state",
            Reservation.State.SHORT.name());
    var call = Call.system(event.hospital(), "stock-came", businessClock.instant());
    stored
        .list(
            Caller.system(event.hospital()),
            new ListQuery(waiting, "requestedAt", AT_ONCE, null, null))
        .items()
        .stream()
        .map(Stored::id)
        .forEach(id -> reservations.lookAgain(call, id));
  }
}
