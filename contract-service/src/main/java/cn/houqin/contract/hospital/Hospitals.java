package cn.houqin.contract.hospital;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Publication;
import cn.houqin.platform.aggregate.VendorScope;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import cn.houqin.platform.problem.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What other capabilities may ask about the hospital. */
@Component
public class Hospitals {

  private final Aggregates<Hospital> hospitals;

  Hospitals(Aggregates<Hospital> hospitals) {
    this.hospitals = hospitals;
  }

  public ZoneId zone(String hospital) {
    return ZoneId.of(body(hospital).zone());
  }

  /** Whether past dates may be entered. */
  public boolean isMigrating(String hospital) {
    return body(hospital).migrating();
  }

  /** The hospital's day at an instant. */
  public LocalDate day(String hospital, Instant at) {
    return LocalDate.ofInstant(at, zone(hospital));
  }

  /** Refuses a first day that is past, unless the hospital brings its past along. */
  public void refusePast(Call call, String pointer, LocalDate day) {
    var today = day(call.hospital(), call.now());
    if (day.isBefore(today) && !isMigrating(call.hospital())) {
      throw Invalid.field(pointer, "not-past", day, today);
    }
  }

  /** When something was said: now, or in the past of a hospital that brings it along. */
  public Instant declared(Call call, String pointer, @Nullable Instant at) {
    if (at == null) {
      return call.now();
    }
    if (at.isAfter(call.now())) {
      throw Invalid.field(pointer, "not-future", at);
    }
    if (!isMigrating(call.hospital())) {
      throw Invalid.field(pointer, "not-past", at, call.now());
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private Hospital body(String hospital) {
    return hospitals
        .find(hospital, hospital)
        .orElseThrow(() -> new NotFound("hospital", hospital))
        .body();
  }

  /** How hospitals are stored and published. */
  @Configuration(proxyBeanMethods = false)
  static class Storage {

    @Bean
    Aggregates<Hospital> hospitalAggregates(AggregateStore store, Clock businessClock) {
      return store.of(
          new AggregateType<>(
              "hospital",
              "hospitals",
              Hospital.class,
              new Publication.State<>(
                  Streams.HOSPITALS,
                  stored ->
                      new HospitalEvent.State(
                          stored.hospital(),
                          stored.body().name(),
                          stored.body().zone(),
                          stored.body().migrating(),
                          businessClock.instant(),
                          false)),
              new VendorScope.Everyone(),
              List.of()));
    }
  }
}
