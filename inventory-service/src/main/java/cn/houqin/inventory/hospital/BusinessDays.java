package cn.houqin.inventory.hospital;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The days of a hospital, counted in its zone; until the hospital has arrived here, in that of the
 * setting.
 */
@Component
public class BusinessDays {

  private final StateCopy<HospitalEvent.State> hospitals;
  private final ZoneId otherwise;
  private final int mostBack;

  BusinessDays(
      StateCopy<HospitalEvent.State> hospitals,
      @Value("${houqin.stock.zone:Asia/Shanghai}") ZoneId otherwise,
      @Value("${houqin.stock.most-days-back:7}") int mostBack) {
    this.hospitals = hospitals;
    this.otherwise = otherwise;
    this.mostBack = mostBack;
  }

  /** The day of an instant. */
  public LocalDate of(String hospital, Instant now) {
    return of(known(hospital), now);
  }

  private LocalDate of(Optional<HospitalEvent.State> hospital, Instant now) {
    var zone = hospital.map(HospitalEvent.State::zone).map(ZoneId::of).orElse(otherwise);
    return LocalDate.ofInstant(now, zone);
  }

  private Optional<HospitalEvent.State> known(String hospital) {
    return hospitals.recent(hospital, hospital);
  }

  /** Whether the hospital is entering its past. */
  public boolean isMigrating(String hospital) {
    return known(hospital).filter(HospitalEvent.State::migrating).isPresent();
  }

  /**
   * The day a movement is declared for: none in the future, and none longer ago than the setting
   * allows unless the hospital is migrating.
   */
  public LocalDate declared(String hospital, @Nullable LocalDate day, Instant now) {
    var known = known(hospital);
    var today = of(known, now);
    if (day == null) {
      return today;
    }
    if (day.isAfter(today)) {
      throw Invalid.field("/occurredOn", "not-in-future", day, today);
    }
    var migrating = known.filter(HospitalEvent.State::migrating).isPresent();
    if (day.isBefore(today.minusDays(mostBack)) && !migrating) {
      throw Invalid.field("/occurredOn", "at-most-days-back", day, mostBack);
    }
    return day;
  }

  /** The copy this service keeps. */
  @Configuration(proxyBeanMethods = false)
  static class Copies {

    @Bean
    StateCopy<HospitalEvent.State> hospitalCopy(StateCopies copies) {
      return copies.of(Streams.HOSPITALS, HospitalEvent.State.class, "copy_hospitals");
    }
  }
}
