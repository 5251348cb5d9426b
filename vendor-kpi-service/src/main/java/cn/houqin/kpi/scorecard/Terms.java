package cn.houqin.kpi.scorecard;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.NotFound;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What contracts and hospitals say of a card, as far as it has arrived here. */
@Component
class Terms {

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<HospitalEvent.State> hospitals;

  Terms(StateCopy<ContractEvent.State> contracts, StateCopy<HospitalEvent.State> hospitals) {
    this.contracts = contracts;
    this.hospitals = hospitals;
  }

  /** By whom and by which scheme a card is scored. */
  record Scored(String vendor, int contractVersion, String scheme) {}

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  Scored of(Caller caller, CardId id) {
    var contract = contracts.require(caller.hospital(), id.contract());
    if (caller.isVendorUser() && !contract.vendor().equals(caller.vendor())) {
      throw new NotFound("scorecard", id.toString());
    }
    var first = id.month().atDay(1);
    var last = id.month().atEndOfMonth();
    return contract.versions().stream()
        .filter(ContractEvent.Version::signed)
        .filter(version -> !LocalDate.parse(version.from()).isAfter(last))
        .filter(version -> !LocalDate.parse(version.to()).isBefore(first))
        .flatMap(
            version ->
                version.lines().stream()
                    .filter(line -> line.line().equals(id.line()))
                    .map(line -> new Scored(contract.vendor(), version.version(), line.scheme())))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new NotFound("scorecard", id.toString()));
  }

  /** The first instant after the card's month. */
  Instant monthEnd(String hospital, CardId id) {
    var zone = ZoneId.of(hospitals.require(hospital, hospital).zone());
    return id.month().plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
  }

  /** The copies this service keeps. */
  @Configuration(proxyBeanMethods = false)
  static class Copies {

    @Bean
    StateCopy<ContractEvent.State> contractCopy(StateCopies copies) {
      return copies.of(Streams.CONTRACTS, ContractEvent.State.class, "copy_contracts");
    }

    @Bean
    StateCopy<HospitalEvent.State> hospitalCopy(StateCopies copies) {
      return copies.of(Streams.HOSPITALS, HospitalEvent.State.class, "copy_hospitals");
    }
  }
}
