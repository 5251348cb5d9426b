package cn.houqin.kpi.scorecard;

import cn.houqin.events.Streams;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.contract.HospitalEvent;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.copy.StateCopies;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** What contracts and hospitals say of a card, as far as it has arrived here. */
@Component
public class Terms {

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<HospitalEvent.State> hospitals;
  private final CardSettings settings;

  Terms(
      StateCopy<ContractEvent.State> contracts,
      StateCopy<HospitalEvent.State> hospitals,
      CardSettings settings) {
    this.contracts = contracts;
    this.hospitals = hospitals;
    this.settings = settings;
  }

  /** By whom and by which scheme a card is scored. */
  public record Scored(String vendor, int contractVersion, String scheme) {

    Revision.Basis basis() {
      return new Revision.Basis(scheme, contractVersion);
    }
  }

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  public Scored of(Caller caller, CardId id) {
    if (caller.isVendorUser()
        && !contract(caller.hospital(), id.contract()).vendor().equals(caller.vendor())) {
      throw new NotFound("scorecard", id.toString());
    }
    return of(caller.hospital(), id);
  }

  /** 404 if the contract does not have the line in that month. */
  Scored of(String hospital, CardId id) {
    var contract = contract(hospital, id.contract());
    return inForce(contract, id.month())
        .flatMap(
            version ->
                version.lines().stream()
                    .filter(line -> line.line().equals(id.line()))
                    .map(line -> new Scored(contract.vendor(), version.version(), line.scheme())))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new NotFound("scorecard", id.toString()));
  }

  /** The signed versions of a contract with a day in a month. */
  public static Stream<ContractEvent.Version> inForce(
      ContractEvent.State contract, YearMonth month) {
    var first = month.atDay(1);
    var last = month.atEndOfMonth();
    return contract.versions().stream()
        .filter(ContractEvent.Version::signed)
        .filter(version -> !LocalDate.parse(version.from()).isAfter(last))
        .filter(version -> !LocalDate.parse(version.to()).isBefore(first));
  }

  public ContractEvent.State contract(String hospital, String contract) {
    return contracts.require(hospital, contract);
  }

  public ZoneId zone(String hospital) {
    return ZoneId.of(hospitals.require(hospital, hospital).zone());
  }

  /** From when on a month's evidence is asked for; what is declared late may come until then. */
  public Instant cutOff(String hospital, String contract, YearMonth month) {
    var tolerance =
        contract(hospital, contract).versions().stream()
            .flatMap(version -> version.lines().stream())
            .mapToLong(ContractEvent.LineTerms::declaredToleranceMinutes)
            .max()
            .orElse(0);
    var pause = Duration.ofMinutes(tolerance);
    var end = month.plusMonths(1).atDay(1).atStartOfDay(zone(hospital)).toInstant();
    return end.plus(pause.compareTo(settings.cutOff()) > 0 ? pause : settings.cutOff());
  }

  /** The copies this service keeps. */
  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CardSettings.class)
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
