package cn.houqin.contract.contract;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.problem.NotFound;
import java.time.LocalDate;
import java.util.List;
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
    var body = contracts.get(caller, contract).body();
    return new Agreement(body.contract(), body.vendor(), body.versions());
  }

  /** A contract with its signed versions. */
  public record Agreement(String contract, String vendor, List<Contract.Version> versions) {

    /** The signed version in force on a day. */
    public Optional<Terms> on(LocalDate day) {
      return versions.stream()
          .filter(version -> version.stage() == Contract.Stage.SIGNED)
          .filter(version -> !day.isBefore(LocalDate.parse(version.terms().from())))
          .filter(version -> !day.isAfter(LocalDate.parse(version.terms().to())))
          .reduce((_, later) -> later)
          .map(version -> new Terms(version.terms(), version.money()));
    }

    /** The terms on a day, which must be there. */
    public Terms mustHold(LocalDate day) {
      return on(day).orElseThrow(() -> new NotFound("contract version", contract + " " + day));
    }
  }

  /** The terms of a version. */
  public record Terms(cn.houqin.events.contract.ContractEvent.Version version, MoneyTerms money) {}
}
