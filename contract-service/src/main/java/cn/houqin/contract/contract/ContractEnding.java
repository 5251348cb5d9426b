package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.ContractTerm;
import cn.houqin.contract.coverage.Claims;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.vendor.Bar;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Outcome;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.notice.Notice;
import cn.houqin.platform.paging.ListQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What becomes of contracts by the clock, and their early end. */
@Component
class ContractEnding {

  private static final int MOST = 200;

  private final Aggregates<Contract> contracts;
  private final Hospitals hospitals;
  private final Claims claims;
  private final Readiness readiness;

  ContractEnding(
      Aggregates<Contract> contracts, Hospitals hospitals, Claims claims, Readiness readiness) {
    this.contracts = contracts;
    this.hospitals = hospitals;
    this.claims = claims;
    this.readiness = readiness;
  }

  /** Everything due up to now, and the next point. */
  Change<Contract> pass(Stored<Contract> stored, Call call) {
    var body = stored.body();
    if (body.status() == Status.TERMINATED) {
      endCoverage(stored);
      return Change.to(body.timedAt(null));
    }
    var zone = hospitals.zone(stored.hospital());
    var next = ContractTerm.at(body, zone, call.now());
    var due = body.nextTimerAt();
    if (body.status() == Status.SIGNED && next.status() == Status.ACTIVE) {
      var today = LocalDate.ofInstant(call.now(), zone);
      var barred = readiness.barFromSigned(stored.hospital(), body, today);
      if (barred.isPresent()) {
        return heldBack(body, barred.get(), zone, call.now());
      }
      due = ContractTerm.begins(body, zone);
    }
    var change = Change.to(next).because("its time has come");
    var warned = ContractTerm.warnedEnd(next, zone, due, call.now());
    return warned
        .map(
            end ->
                change.noting(
                    new Notice(
                        "role:VENDOR_MANAGER",
                        "notice.contract-ends",
                        Map.of("contract", body.contract(), "endsOn", end.toString()))))
        .orElse(change);
  }

  /**
   * Its day has come and its vendor is barred: it begins once that is over, looked at again each
   * day and told of once.
   */
  private static Change<Contract> heldBack(Contract body, Bar barred, ZoneId zone, Instant now) {
    var change =
        Change.to(body.timedAt(ContractTerm.tomorrow(zone, now))).because(barred.refusal().type());
    var due = body.nextTimerAt();
    return due != null && due.isAfter(ContractTerm.begins(body, zone))
        ? change
        : change.noting(
            new Notice(
                "role:VENDOR_MANAGER",
                "notice.contract-held-back",
                Map.of("contract", body.contract(), "vendor", body.vendor())));
  }

  /** Those that were held back begin, as far as nothing bars their vendor any more. */
  void resume(Call call, String vendor) {
    var waiting =
        new ListQuery(
            Map.of("vendor", vendor, "status", Status.SIGNED.name()), "contract", MOST, null, null);
    for (var one : contracts.list(call.caller(), waiting).items()) {
      var zone = hospitals.zone(one.hospital());
      if (ContractTerm.at(one.body(), zone, call.now()).status() != Status.SIGNED
          && readiness
              .barFromSigned(one.hospital(), one.body(), LocalDate.ofInstant(call.now(), zone))
              .isEmpty()) {
        contracts.change(call, one.id(), current -> pass(current, call));
      }
    }
  }

  /** Today is its last day; its places are free from tomorrow on, also if we are cut off here. */
  Outcome<Contract> terminate(Call call, String contract, String reason) {
    var today = hospitals.day(call.hospital(), call.now());
    var ended =
        contracts.change(
            call,
            contract,
            current ->
                Change.to(current.body().terminated(today, call.now()))
                    .because(reason)
                    .noting(
                        new Notice(
                            "vendor:" + current.body().vendor(),
                            "notice.contract-terminated",
                            Map.of("contract", contract, "lastDay", today.toString()))));
    endCoverage(ended.stored());
    return ended;
  }

  private void endCoverage(Stored<Contract> stored) {
    var lastDay = stored.body().term().terminatedOn();
    if (lastDay != null) {
      var lines =
          stored.body().versions().stream()
              .flatMap(version -> version.terms().lines().stream())
              .map(line -> line.line())
              .collect(Collectors.toSet());
      claims.end(stored.hospital(), stored.id(), lines, lastDay);
    }
  }
}
