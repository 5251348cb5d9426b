package cn.houqin.contract.contract;

import cn.houqin.contract.contract.Contract.Status;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.vendor.Vendors;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What a draft must be before it is reviewed, and how an amendment may differ from what it amends.
 */
@Component
class Drafting {

  private static final int MOST_INCREASE_PERCENT = 10;
  private static final int MOST_BOND_PERCENT = 10;

  private final TermsCheck terms;
  private final Vendors vendors;
  private final Hospitals hospitals;
  private final StateCopy<SchemeEvent.State> schemes;
  private final StateCopy<SiteEvent.State> sites;

  Drafting(
      TermsCheck terms,
      Vendors vendors,
      Hospitals hospitals,
      StateCopy<SchemeEvent.State> schemes,
      StateCopy<SiteEvent.State> sites) {
    this.terms = terms;
    this.vendors = vendors;
    this.hospitals = hospitals;
    this.schemes = schemes;
    this.sites = sites;
  }

  Contract draft(Call call, ContractForm form) {
    var faults = new ArrayList<FieldError>();
    if (!form.contract().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      faults.add(FieldError.of("/contract", "code", form.contract()));
    }
    if (form.originalValueFen() < 0) {
      faults.add(FieldError.of("/originalValueFen", "not-negative", form.originalValueFen()));
    }
    var bond = form.bondFen() == null ? 0 : form.bondFen();
    if (bond < 0 || bond * 100 > form.originalValueFen() * MOST_BOND_PERCENT) {
      faults.add(FieldError.of("/bondFen", "bond-at-most-a-tenth", bond));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var version = form.version().version(1, call.caller().subject());
    terms.check(call.hospital(), "/version", version);
    return new Contract(
        form.contract(),
        form.vendor(),
        form.mode(),
        form.originalValueFen(),
        bond,
        form.parts(),
        Status.DRAFT,
        call.caller().subject(),
        List.of(version),
        List.of(),
        null,
        0,
        null);
  }

  /** Refuses a review of what is incomplete or names what is not known. */
  void mustBeComplete(Call call, Contract contract) {
    var faults = new ArrayList<FieldError>();
    part(faults, "responsibilities", contract.parts().responsibilities());
    part(faults, "serviceContent", contract.parts().serviceContent());
    part(faults, "kpis", contract.parts().kpis());
    part(faults, "penaltiesAndIncentives", contract.parts().penaltiesAndIncentives());
    part(faults, "term", contract.parts().term());
    part(faults, "changeProcess", contract.parts().changeProcess());
    var today = hospitals.day(call.hospital(), call.now());
    if (!vendors.isEligible(call.hospital(), contract.vendor(), today)) {
      faults.add(FieldError.of("/vendor", "eligible-vendor", contract.vendor()));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    for (var line : contract.newest().terms().lines()) {
      schemes.require(call.hospital(), line.scheme());
      line.locations().forEach(location -> sites.require(call.hospital(), location));
    }
  }

  private static void part(
      List<FieldError> faults, String name, @org.jspecify.annotations.Nullable String text) {
    if (text == null || text.isBlank()) {
      faults.add(FieldError.of("/parts/" + name, "required", null));
    }
  }

  /**
   * An amendment of a contract; scheme, fee, mechanism and caps change on a first of a month only.
   */
  Contract amend(Call call, Contract contract, ContractForm.VersionForm form) {
    var newest = contract.newest();
    var number =
        newest.stage() == Contract.Stage.DRAFT
            ? newest.terms().version()
            : newest.terms().version() + 1;
    var version = form.version(number, call.caller().subject());
    terms.check(call.hospital(), "", version);
    var amended = contract.with(version);
    if (amended.versions().size() > 1) {
      var before = amended.versions().get(amended.versions().size() - 2);
      refuseMidMonth(before, version);
      refuseIncrease(amended.versions().getFirst(), version);
    }
    return amended;
  }

  private static void refuseMidMonth(Contract.Version before, Contract.Version next) {
    var from = LocalDate.parse(next.terms().from());
    if (from.getDayOfMonth() != 1 && !sameMoney(before, next)) {
      throw Invalid.field("/from", "first-of-a-month", from);
    }
  }

  private static boolean sameMoney(Contract.Version before, Contract.Version next) {
    return before.money().equals(next.money())
        && Objects.equals(
            before.terms().lines().stream().map(Drafting::money).toList(),
            next.terms().lines().stream().map(Drafting::money).toList());
  }

  private static String money(ContractEvent.LineTerms line) {
    return line.line() + " " + line.monthlyFeeFen() + " " + line.scheme();
  }

  private static void refuseIncrease(Contract.Version original, Contract.Version next) {
    var before = fees(original);
    var after = fees(next);
    if ((after - before) * 100 > before * MOST_INCREASE_PERCENT) {
      throw Invalid.field("/lines", "increase-at-most-a-tenth", after, before);
    }
  }

  private static long fees(Contract.Version version) {
    return version.terms().lines().stream().mapToLong(ContractEvent.LineTerms::monthlyFeeFen).sum();
  }
}
