package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.ContractWork;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.TermsCheck;
import cn.houqin.contract.vendor.Bar;
import cn.houqin.contract.vendor.Vendors;
import cn.houqin.events.kpi.SchemeEvent;
import cn.houqin.events.workorder.SiteEvent;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.copy.StateCopy;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * Refuses a review of what is incomplete, or gives new work to who may not be given any; 409
   * while what it names has not arrived here.
   */
  void mustBeReviewable(Call call, Contract contract) {
    var faults = new ArrayList<>(contract.parts().missing());
    if (!ContractWork.added(contract).isEmpty()) {
      vendor(call, contract).ifPresent(faults::add);
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    var at = "/versions/" + (contract.newest().number() - 1);
    terms.mustBeKnown(call.hospital(), at, contract.newest().terms());
    named(call.hospital(), at, contract.newest());
  }

  /** Refuses to sign what gives new work to a vendor that is barred from it. */
  void mustNotBeBarred(Call call, Contract contract) {
    refuse(bar(call.hospital(), contract, ContractWork.added(contract)));
  }

  /** Refuses to take up again what was signed, with a vendor that is barred from it. */
  void mayBeTakenUp(Call call, Contract contract) {
    var today = hospitals.day(call.hospital(), call.now());
    refuse(barFromSigned(call.hospital(), contract, today));
  }

  /** What bars the vendor from any work that was signed, from a day on. */
  Optional<Bar> barFromSigned(String hospital, Contract contract, LocalDate day) {
    return bar(hospital, contract, ContractWork.from(contract, day));
  }

  private static void refuse(Optional<Bar> bar) {
    if (bar.isPresent()) {
      throw bar.get().refusal();
    }
  }

  private Optional<Bar> bar(String hospital, Contract contract, Set<String> lines) {
    return lines.isEmpty() ? Optional.empty() : vendors.bar(hospital, contract.vendor(), lines);
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
