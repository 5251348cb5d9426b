package cn.houqin.kpi.terms;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** The terms by which work is scored, and the zone in which months are counted. */
@Component
public class Terms {

  private static final int MOST_CONTRACTS = 10_000;

  private final StateCopy<ContractEvent.State> contracts;
  private final StateCopy<HospitalEvent.State> hospitals;

  Terms(StateCopy<ContractEvent.State> contracts, StateCopy<HospitalEvent.State> hospitals) {
    this.contracts = contracts;
    this.hospitals = hospitals;
  }

  /** A line of a contract in a month. */
  public record Month(String contract, String line, YearMonth month) {

    @Override
    public String toString() {
      return contract + "~" + line + "~" + month;
    }
  }

  /** By whom and by which scheme a month is scored. */
  public record Scored(String vendor, int contractVersion, String scheme) {}

  /** 404 if the contract is not the caller's, or does not have the line in that month. */
  public Scored of(Caller caller, Month asked) {
    if (!isSeen(caller, asked.contract())) {
      throw new NotFound("scorecard", asked.toString());
    }
    return of(caller.hospital(), asked);
  }

  /** The contract; 404 if it is not the caller's to see. */
  public ContractEvent.State seen(Caller caller, String contract) {
    if (!isSeen(caller, contract)) {
      throw new NotFound("contract", contract);
    }
    return contract(caller.hospital(), contract);
  }

  private boolean isSeen(Caller caller, String contract) {
    return !caller.isVendorUser()
        || contract(caller.hospital(), contract).vendor().equals(caller.vendor());
  }

  /** 404 if the contract does not have the line in that month. */
  public Scored of(String hospital, Month asked) {
    return scored(contract(hospital, asked.contract()), asked.line(), asked.month())
        .orElseThrow(() -> new NotFound("scorecard", asked.toString()));
  }

  private static Optional<Scored> scored(
      ContractEvent.State contract, String line, YearMonth month) {
    return inForce(contract, month)
        .flatMap(
            version ->
                version.lines().stream()
                    .filter(one -> one.line().equals(line))
                    .map(one -> new Scored(contract.vendor(), version.version(), one.scheme())))
        .reduce((_, later) -> later);
  }

  /** By whom and by which scheme a contract's month is scored. */
  public record OfContract(String contract, Scored scored) {}

  /** Contracts that have had a line at some time, after one of them, in order of their numbers. */
  public List<ContractEvent.State> withLine(String hospital, String line, String after, int limit) {
    var criteria =
        Criteria.where("_id").gt(hospital + "/" + after).and("state.versions.lines.line").is(line);
    return contracts.where(hospital, criteria, limit);
  }

  /** Those of the contracts that have the line in the month. */
  public static List<OfContract> inMonth(
      List<ContractEvent.State> contracts, String line, YearMonth month) {
    return contracts.stream()
        .flatMap(
            contract ->
                scored(contract, line, month).stream()
                    .map(scored -> new OfContract(contract.contract(), scored)))
        .toList();
  }

  /** The contracts in force on a day of a month for which a fee is due; by number. */
  public List<String> withFee(String hospital, YearMonth month) {
    var zone = zone(hospital);
    return contracts.where(hospital, new Criteria(), MOST_CONTRACTS).stream()
        .filter(
            contract ->
                !contract.status().equals("TERMINATED")
                    || !month.isAfter(YearMonth.from(contract.recordedAt().atZone(zone))))
        .filter(
            contract ->
                inForce(contract, month)
                    .flatMap(version -> version.lines().stream())
                    .anyMatch(line -> line.monthlyFeeFen() > 0))
        .map(ContractEvent.State::contract)
        .sorted()
        .toList();
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

  /** The month's fee of a line in fen; empty where the line is not in force. */
  public Optional<Long> fee(String hospital, Month asked) {
    return inForce(contract(hospital, asked.contract()), asked.month())
        .flatMap(version -> version.lines().stream())
        .filter(line -> line.line().equals(asked.line()))
        .map(ContractEvent.LineTerms::monthlyFeeFen)
        .reduce((_, later) -> later);
  }

  /** Whether a contract has a line on a day of a month. */
  public boolean isInForce(String hospital, Month asked) {
    return fee(hospital, asked).isPresent();
  }

  /** 409 until it has arrived here. */
  public ContractEvent.State contract(String hospital, String contract) {
    return contracts.require(hospital, contract);
  }

  public ZoneId zone(String hospital) {
    return ZoneId.of(hospitals.require(hospital, hospital).zone());
  }

  /** What the hospital calls itself. */
  public String name(String hospital) {
    return hospitals.require(hospital, hospital).name();
  }

  /** The first instant after a month. */
  public Instant endOf(String hospital, YearMonth month) {
    return month.plusMonths(1).atDay(1).atStartOfDay(zone(hospital)).toInstant();
  }

  /** How late something of the contract may be declared. */
  public Duration longestTolerance(String hospital, String contract) {
    return Duration.ofMinutes(
        contract(hospital, contract).versions().stream()
            .flatMap(version -> version.lines().stream())
            .mapToLong(ContractEvent.LineTerms::declaredToleranceMinutes)
            .max()
            .orElse(0));
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
