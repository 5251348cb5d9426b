package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.ContractTerm;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.TermsCheck;
import cn.houqin.contract.vendor.Bar;
import cn.houqin.contract.vendor.Vendors;
import cn.houqin.events.contract.ContractEvent;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a draft must be before it is reviewed: complete, and naming only what is known. */
@Component
class Readiness {

  private final TermsCheck terms;
  private final Vendors vendors;
  private final Hospitals hospitals;
  private final StateCopy<SchemeEvent.State> schemes;
  private final StateCopy<SiteEvent.State> sites;

  Readiness(
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

  /** Refuses a review of what is incomplete; 409 while what it names has not arrived here. */
  void mustBeReviewable(Call call, Contract contract) {
    var faults = new ArrayList<>(contract.parts().missing());
    vendor(call, contract).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var at = "/versions/" + (contract.newest().number() - 1);
    terms.mustBeKnown(call.hospital(), at, contract.newest().terms());
    named(call.hospital(), at, contract.newest());
  }

  /**
   * Refuses to sign or to put into force what gives new work to a vendor that is barred from it.
   */
  void mustNotBeBarred(Call call, Contract contract) {
    bar(call.hospital(), contract)
        .ifPresent(
            bar -> {
              throw bar.refusal();
            });
  }

  /** What bars the vendor from work that the contract newly gives. */
  Optional<Bar> bar(String hospital, Contract contract) {
    return vendors.bar(hospital, contract.vendor(), newWork(contract));
  }

  /** All its lines; an amendment of a running contract only those it adds, unless it goes on. */
  private static Set<String> newWork(Contract contract) {
    var lines = lines(contract.newest());
    if (contract.status() == Contract.Status.ACTIVE
        && !contract.newest().to().isAfter(ContractTerm.last(contract))) {
      contract.versions().stream()
          .filter(Version::isSigned)
          .forEach(signed -> lines.removeAll(lines(signed)));
    }
    return lines;
  }

  private static Set<String> lines(Version version) {
    return version.terms().lines().stream()
        .map(ContractEvent.LineTerms::line)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Refuses new work for a vendor that may not be given any today. */
  void mustBeEligible(Call call, Contract contract) {
    vendor(call, contract)
        .ifPresent(
            fault -> {
              throw new Invalid(List.of(fault));
            });
  }

  private Optional<FieldError> vendor(Call call, Contract contract) {
    var today = hospitals.day(call.hospital(), call.now());
    return switch (vendors.standing(call.hospital(), contract.vendor(), today)) {
      case UNKNOWN -> Optional.of(FieldError.of("/vendor", "known-vendor", contract.vendor()));
      case NOT_APPROVED ->
          Optional.of(FieldError.of("/vendor", "approved-vendor", contract.vendor()));
      case QUALIFICATION_EXPIRED ->
          Optional.of(FieldError.of("/vendor", "qualified-vendor", contract.vendor()));
      case ELIGIBLE -> Optional.empty();
    };
  }

  private void named(String hospital, String at, Version version) {
    var faults = new ArrayList<FieldError>();
    for (var i = 0; i < version.terms().lines().size(); i++) {
      var line = version.terms().lines().get(i);
      if (schemes.require(hospital, line.scheme()).retired()) {
        faults.add(FieldError.of(at + "/lines/" + i + "/scheme", "in-use", line.scheme()));
      }
      for (var l = 0; l < line.locations().size(); l++) {
        if (sites.require(hospital, line.locations().get(l)).retired()) {
          faults.add(
              FieldError.of(
                  at + "/lines/" + i + "/locations/" + l, "in-use", line.locations().get(l)));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }
}
