package cn.houqin.contract.contract;

import cn.houqin.contract.contract.Contract.Stage;
import cn.houqin.contract.contract.Contract.Status;
import cn.houqin.contract.coverage.Claims;
import cn.houqin.contract.coverage.Signings;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.Invalid;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Signs a version: its coverage is claimed first, then the contract changes, then the claim holds.
 */
@Component
class Signing implements Signings {

  private final Aggregates<Contract> contracts;
  private final Claims claims;
  private final Hospitals hospitals;

  Signing(Aggregates<Contract> contracts, Claims claims, Hospitals hospitals) {
    this.contracts = contracts;
    this.claims = claims;
    this.hospitals = hospitals;
  }

  Outcome<Contract> sign(Call call, String contract) {
    var owner = contracts.get(call.caller(), contract);
    var newest = owner.body().newest();
    if (newest.stage() == Stage.APPROVED) {
      refusePast(call, newest);
      claims.claim(call, contract, owner.version(), newest.terms());
    }
    var zone = hospitals.zone(call.hospital());
    var signed =
        contracts.change(
            call,
            contract,
            current -> {
              var body = current.body().signed(null);
              var started =
                  body.status() == Status.SIGNED
                          && !LocalDate.ofInstant(call.now(), zone)
                              .isBefore(ContractTerm.first(body))
                      ? body.activated(call.now())
                      : body;
              return Change.to(
                  started.timedAt(ContractTerm.next(started, zone, call.now()).orElse(null)));
            });
    claims.confirm(call, contract, signed.stored().body().newest().terms());
    return signed;
  }

  /** A version begins today or later, unless the hospital brings its past along. */
  private void refusePast(Call call, Contract.Version version) {
    var today = hospitals.day(call.hospital(), call.now());
    var from = LocalDate.parse(version.terms().from());
    if (from.isBefore(today) && !hospitals.isMigrating(call.hospital())) {
      throw Invalid.field("/version/from", "not-past", from, today);
    }
  }

  @Override
  public boolean isSignedElseGivenUp(Call call, String contract, int version) {
    var found = contracts.find(call.hospital(), contract);
    if (found.isEmpty()) {
      return false;
    }
    var system = Call.system(call.hospital(), "signing-given-up", call.now());
    var after =
        contracts.change(
            system,
            contract,
            current ->
                isSigned(current.body(), version)
                    ? Change.to(current.body())
                    : Change.to(current.body().touch()));
    return isSigned(after.stored().body(), version);
  }

  private static boolean isSigned(Contract body, int version) {
    return body.version(version).filter(found -> found.stage() == Stage.SIGNED).isPresent();
  }
}
