package cn.houqin.inventory.reservation;

import cn.houqin.events.Streams;
import cn.houqin.events.inventory.StockEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.inbox.Subscription;
import cn.houqin.platform.paging.ListQuery;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Stock's own news: where some came or was let go of, who waits for it is looked at again, first
 * come first.
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
    return new Subscription<>(
        Streams.STOCK,
        StockEvent.Moved.class,
        event -> {
          var body = event.body();
          if (!body.quantity().startsWith("-")) {
            wake(event.hospital(), body.material(), body.store());
          }
        });
  }

  @Bean
  Subscription<StockEvent.Released> stockWasFreed() {
    return new Subscription<>(
        Streams.STOCK,
        StockEvent.Released.class,
        event -> wake(event.hospital(), event.body().material(), event.body().store()));
  }

  private void wake(String hospital, String material, String store) {
    var waiting =
        Map.<String, Object>of(
            "material", material, "store", store, "state", Reservation.State.SHORT.name());
    var call = Call.system(hospital, "stock-came", businessClock.instant());
    @Nullable String after = null;
    do {
      var page =
          stored.list(
              Caller.system(hospital), new ListQuery(waiting, "requestedAt", AT_ONCE, after, null));
      page.items().stream().map(Stored::id).forEach(id -> reservations.lookAgain(call, id));
      after = page.next();
    } while (after != null);
  }
}
