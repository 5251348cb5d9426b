package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Amendment;
import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Contract.Status;
import cn.houqin.contract.contract.life.Term;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.contract.hospital.Hospitals;
import cn.houqin.contract.terms.TermsCheck;
import cn.houqin.contract.terms.VersionForm;
import cn.houqin.contract.vendor.Vendors;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes drafts: a contract with its first version, or a further version of one. */
@Component
class Drafting {

  private static final int BOND_SHARE = 10;

  private final TermsCheck terms;
  private final Vendors vendors;
  private final Hospitals hospitals;
  private final Amendment amendment;

  Drafting(
      TermsCheck terms,
      Vendors vendors,
      Hospitals hospitals,
      @Value("${houqin.contracts.most-increase-percent:10}") int mostIncreasePercent) {
    this.terms = terms;
    this.vendors = vendors;
    this.hospitals = hospitals;
    this.amendment = new Amendment(mostIncreasePercent);
  }

  Contract draft(Call call, ContractForm form) {
    var bond = form.bondFen() == null ? 0 : form.bondFen();
    refuseHead(call, form, bond);
    mayBegin(call, "/version", form.version());
    terms.check(call.hospital(), "/version", form.version());
    return new Contract(
        form.contract(),
        form.vendor(),
        form.mode(),
        form.originalValueFen(),
        bond,
        form.parts(),
        Status.DRAFT,
        List.of(Version.drafted(1, form.version(), call.caller().subject())),
        List.of(),
        Term.NEW,
        null);
  }

  private void refuseHead(Call call, ContractForm form, long bond) {
    var faults = new ArrayList<FieldError>();
    if (!form.contract().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      faults.add(FieldError.of("/contract", "code", form.contract()));
    }
    var day = hospitals.day(call.hospital(), call.now());
    if (vendors.standing(call.hospital(), form.vendor(), day) == Vendors.Standing.UNKNOWN) {
      faults.add(FieldError.of("/vendor", "known-vendor", form.vendor()));
    }
    if (form.originalValueFen() < 0) {
      faults.add(FieldError.of("/originalValueFen", "not-negative", form.originalValueFen()));
    }
    if (bond < 0 || bond > form.originalValueFen() / BOND_SHARE) {
      faults.add(FieldError.of("/bondFen", "bond-at-most-a-tenth", bond));
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }

  /** A further version, or another text of the one not yet signed. */
  Contract amend(Call call, Contract contract, VersionForm form) {
    mayBegin(call, "", form);
    terms.check(call.hospital(), "", form);
    var newest = contract.newest();
    var number = newest.isSigned() ? newest.number() + 1 : newest.number();
    var amended = contract.amended(Version.drafted(number, form, call.caller().subject()));
    amendment.check(amended);
    return amended;
  }

  private void mayBegin(Call call, String at, VersionForm form) {
    hospitals.refusePast(call, at + "/from", form.from());
  }
}
