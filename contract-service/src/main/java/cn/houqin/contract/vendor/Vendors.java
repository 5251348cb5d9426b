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
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of vendors. */
@Component
public class Vendors {

  private final Aggregates<Vendor> vendors;

  Vendors(Aggregates<Vendor> vendors) {
    this.vendors = vendors;
  }

  /** Whether a vendor may be given new work on a day. */
  public boolean isEligible(String hospital, String vendor, LocalDate day) {
    return vendors.find(hospital, vendor).filter(found -> found.body().isEligible(day)).isPresent();
  }

  /** How vendors are stored, published and warned. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

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
    Timer<Vendor> vendorTimer(Aggregates<Vendor> vendors, Hospitals hospitals) {
      return new Timer<>(vendors, (stored, call) -> warn(stored, call, hospitals));
    }

    private static Change<Vendor> warn(Stored<Vendor> stored, Call call, Hospitals hospitals) {
      var zone = hospitals.zone(stored.hospital());
      var body = stored.body();
      var next = ExpiryWarnings.next(body.qualifications(), zone, call.now()).orElse(null);
      var notices = ExpiryWarnings.on(body, LocalDate.ofInstant(call.now(), zone));
      return Change.to(body.warnedUntil(next)).noting(notices.toArray(Notice[]::new));
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
          body.status() == Vendor.Status.EXITED);
    }
  }
}
