package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.ContractLife;
import cn.houqin.contract.contract.life.ContractLife.Command;
import cn.houqin.contract.contract.life.ContractTerm;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.contract.coverage.Claims;
import cn.houqin.contract.coverage.Owner;
import cn.houqin.contract.coverage.Signings;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Signs a version: its coverage is claimed first, then the contract changes on the very state that
 * made the claim, then the claim holds. Cut off in between, the sweeper ends it either way.
 */
@Component
class Signing implements Signings {

  private static final int ATTEMPTS = 5;

  private final Aggregates<Contract> contracts;
  private final Claims claims;
  private final Hospitals hospitals;
  private final Readiness readiness;
  private final Clock businessClock;

  Signing(
      Aggregates<Contract> contracts,
      Claims claims,
      Hospitals hospitals,
      Readiness readiness,
      Clock businessClock) {
    this.contracts = contracts;
    this.claims = claims;
    this.hospitals = hospitals;
    this.readiness = readiness;
    this.businessClock = businessClock;
  }

  /** The contract was changed between claim and act (409). */
  static final class ContractChangedMeanwhile extends BrokenRule {
    ContractChangedMeanwhile(String contract) {
      super(409, "contract-changed-meanwhile", contract);
    }

    @Override
    public int retryAfterSeconds() {
      return 1;
    }
  }

  Outcome<Contract> sign(Call call, String contract) {
    for (var attempt = 1; ; attempt++) {
      try {
        return signOnce(call, contracts.get(call.caller(), contract));
      } catch (ContractChangedMeanwhile again) {
        if (attempt == ATTEMPTS) {
          throw again;
        }
      }
    }
  }

  /** On the state that was read; refused if the contract has changed since. */
  Outcome<Contract> signOnce(Call call, Stored<Contract> owner) {
    var body = owner.body();
    if (!ContractLife.allowed(body.status(), body.newest().stage()).contains(Command.SIGN)) {
      return repeatOrRefuse(call, owner.id());
    }
    maySign(call, body);
    var claim = new Owner(body.contract(), body.newest().number(), owner.version());
    claims.claim(call, claim, new Claims.Scope(body.vendor(), body.newest().terms(), lines(body)));
    return act(call, owner, claim);
  }

  private Outcome<Contract> repeatOrRefuse(Call call, String contract) {
    return contracts.change(
        call,
        contract,
        current -> {
          ContractLife.require(current.body(), Command.SIGN);
          throw new ContractChangedMeanwhile(contract);
        });
  }

  private void maySign(Call call, Contract body) {
    var at = "/versions/" + (body.newest().number() - 1) + "/from";
    hospitals.refusePast(call, at, body.newest().from());
    readiness.mustNotBeBarred(call, body);
    if (body.newest().number() == 1) {
      readiness.mustBeEligible(call, body);
    }
  }

  /** Lines of earlier versions are claimed too: where the new one leaves them out, they end. */
  private static Set<String> lines(Contract body) {
    return body.versions().stream()
        .flatMap(version -> version.terms().lines().stream())
        .map(line -> line.line())
        .collect(Collectors.toSet());
  }

  private Outcome<Contract> act(Call call, Stored<Contract> owner, Owner claim) {
    var zone = hospitals.zone(call.hospital());
    var lines = lines(owner.body());
    try {
      var signed =
          contracts.change(
              call,
              owner.id(),
              current -> {
                if (current.version() != owner.version()) {
                  throw new ContractChangedMeanwhile(owner.id());
                }
                return Change.to(ContractTerm.at(current.body().signed(), zone, call.now()));
              });
      claims.settle(call.hospital(), claim, lines, isSigned(signed.stored(), claim.version()));
      return signed;
    } catch (BrokenRule refused) {
      claims.settle(call.hospital(), claim, lines, false);
      throw refused;
    }
  }

  @Override
  public boolean isSignedElseGivenUp(String hospital, Owner claim) {
    if (contracts.find(hospital, claim.contract()).isEmpty()) {
      return false;
    }
    var after =
        contracts.change(
            Call.system(hospital, "signing-given-up", businessClock.instant()),
            claim.contract(),
            current ->
                isSigned(current, claim.version()) || current.version() > claim.contractVersion()
                    ? Change.to(current.body())
                    : Change.to(current.body().givingUpSigning()));
    return isSigned(after.stored(), claim.version());
  }

  @Override
  public String status(String hospital, String contract) {
    return contracts
        .find(hospital, contract)
        .map(found -> found.body().status().name())
        .orElseThrow();
  }

  private static boolean isSigned(Stored<Contract> stored, int version) {
    return stored.body().version(version).filter(Version::isSigned).isPresent();
  }
}
