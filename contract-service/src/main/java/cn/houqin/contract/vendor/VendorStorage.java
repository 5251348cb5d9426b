package cn.houqin.contract.vendor;

import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.events.Streams;
import cn.houqin.events.contract.VendorEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.AggregateType.IndexSpec;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.aggregate.Timer;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How vendors are stored, published and warned. */
@Configuration(proxyBeanMethods = false)
class VendorStorage {

  @Bean
  Aggregates<Vendor> vendorAggregates(AggregateStore store, Clock businessClock) {
    return store.of(
        new AggregateType<>(
            "vendor",
            "vendors",
            Vendor.class,
            new Publication.State<>(
                Streams.VENDORS, stored -> published(stored.body(), businessClock)),
            new VendorScope.Field("vendor"),
            List.of(IndexSpec.on("vendor"), IndexSpec.on("status", "vendor"))));
  }

  @Bean
  Aggregates<StandbyList> standbyAggregates(AggregateStore store) {
    return store.of(
        new AggregateType<>(
            "standby-list",
            "standby_lists",
            StandbyList.class,
            new Publication.None<>(),
            new VendorScope.Nobody(),
            List.of()));
  }

  @Bean
  Timer<Vendor> vendorTimer(Aggregates<Vendor> vendors, Hospitals hospitals) {
    return new Timer<>(vendors, (stored, call) -> warn(stored, call, hospitals));
  }

  private static Change<Vendor> warn(Stored<Vendor> stored, Call call, Hospitals hospitals) {
    var zone = hospitals.zone(stored.hospital());
    var body = stored.body();
    var due = body.nextTimerAt();
    var change = Change.to(body.timedAt(ExpiryWarnings.next(body, zone, call.now()).orElse(null)));
    return due == null
        ? change
        : change.noting(ExpiryWarnings.notices(body, zone, due, call.now()).toArray(Notice[]::new));
  }

  private static VendorEvent.State published(Vendor body, Clock clock) {
    var qualifications =
        body.qualifications().stream()
            .map(
                q ->
                    new VendorEvent.Qualification(
                        q.kind(),
                        q.number(),
                        q.mandatory(),
                        q.issuedOn().toString(),
                        q.expiresOn() == null ? null : q.expiresOn().toString()))
            .toList();
    return new VendorEvent.State(
        body.vendor(),
        body.name(),
        body.status().name(),
        qualifications,
        clock.instant(),
        body.status() == Vendor.Status.EXITED,
        body.suspendedLines(),
        body.suspensions().stream().flatMap(VendorStorage::reinstated).toList());
  }

  private static Stream<VendorEvent.Reinstated> reinstated(Suspension one) {
    var how = one.byHand();
    return one.consequence() == null || how == null || one.endedAt() == null
        ? Stream.empty()
        : Stream.of(
            new VendorEvent.Reinstated(one.consequence(), how.by(), how.reason(), one.endedAt()));
  }
}
