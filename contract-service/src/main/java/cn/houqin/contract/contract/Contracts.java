package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.mechanism.PaymentMechanism;
import cn.houqin.contract.terms.MoneyTerms;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of contracts. */
@Component
public class Contracts {

  private final Aggregates<Contract> contracts;

  Contracts(Aggregates<Contract> contracts) {
    this.contracts = contracts;
  }

  /** A contract as far as money is concerned; NotFound if the caller may not see it. */
  public Agreement agreement(Caller caller, String contract) {
    return agreement(contracts.get(caller, contract).body());
  }

  /** A contract as far as money is concerned, for the service's own reasoning. */
  public Optional<Agreement> agreementOf(String hospital, String contract) {
    return contracts.find(hospital, contract).map(found -> agreement(found.body()));
  }

  private static Agreement agreement(Contract body) {
    return new Agreement(
        body.contract(),
        body.vendor(),
        body.inForce().stream()
            .map(
                span ->
                    new InForce(
                        span.from(),
                        span.to(),
                        new Terms(span.version().terms(), span.version().money())))
            .toList());
  }

  /** What was agreed at first; NotFound if the caller may not see the contract. */
  public long originalValueFen(Caller caller, String contract) {
    return contracts.get(caller, contract).body().originalValueFen();
  }

  /** Whether the contract is in force now: signed, begun, and neither suspended nor ended. */
  public boolean isActive(String hospital, String contract) {
    return contracts
        .find(hospital, contract)
        .filter(found -> found.body().status() == Contract.Status.ACTIVE)
        .isPresent();
  }

  /** A contract with its signed versions, each on the days it is in force. */
  public record Agreement(String contract, String vendor, List<InForce> versions) {

    /** The terms in force on a day. */
    public Optional<Terms> on(LocalDate day) {
      return versions.stream()
          .filter(one -> !day.isBefore(one.from()) && !day.isAfter(one.to()))
          .findFirst()
          .map(InForce::terms);
    }

    /** Whether a line is in force on a day of a month. */
    public boolean hasLine(String line, YearMonth month) {
      return versions.stream()
          .filter(
              one ->
                  !one.from().isAfter(month.atEndOfMonth()) && !one.to().isBefore(month.atDay(1)))
          .flatMap(one -> one.terms().version().lines().stream())
          .anyMatch(terms -> terms.line().equals(line));
    }

    /** The same with other mechanisms on some lines. */
    public Agreement payingBy(Map<String, PaymentMechanism> mechanisms) {
      return new Agreement(
          contract,
          vendor,
          versions.stream()
              .map(
                  one ->
                      new InForce(
                          one.from(),
                          one.to(),
                          new Terms(
                              one.terms().version(), one.terms().money().payingBy(mechanisms))))
              .toList());
    }
  }

  /** A version's terms from one day to another, both included. */
  public record InForce(LocalDate from, LocalDate to, Terms terms) {}

  /** The terms of a version. */
  public record Terms(ContractEvent.Version version, MoneyTerms money) {}
}
