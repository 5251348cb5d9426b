package cn.houqin.inventory.reservation;

import cn.houqin.events.Streams;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How reservations are stored; what is left to do is done by their timer. */
@Configuration(proxyBeanMethods = false)
class ReservationStorage {

  @Bean
  Aggregates<Reservation> reservationAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "reservation",
            "reservations",
            Reservation.class,
            new Publication.Facts<>(Streams.STOCK),
            new VendorScope.Nobody(),
            List.of(
                IndexSpec.on("workOrder", "requestedAt"),
                IndexSpec.on("state", "requestedAt"),
                IndexSpec.on("material", "store", "state", "requestedAt"),
                IndexSpec.on("requestedAt"))));
  }

  @Bean
  Timer<Reservation> unfinishedReservations(
      Aggregates<Reservation> aggregates, Fulfilment fulfilment) {
    return new Timer<>(aggregates, fulfilment::carryOn);
  }
}
