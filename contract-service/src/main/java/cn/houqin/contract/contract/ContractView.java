package cn.houqin.contract.contract;

import cn.houqin.contract.contract.life.Contract;
import cn.houqin.contract.contract.life.Mode;
import cn.houqin.contract.contract.life.Parts;
import cn.houqin.contract.contract.life.Review;
import cn.houqin.contract.contract.life.Version;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contract as it is shown; a vendor's own people see what was signed, not how it was reviewed.
 */
record ContractView(
    String contract,
    String vendor,
    Mode mode,
    long originalValueFen,
    long bondFen,
    Parts parts,
    Contract.Status status,
    @Nullable Instant activatedAt,
    @Nullable LocalDate terminatedOn,
    List<Version> versions,
    List<Review> reviews) {

  static ContractView of(Caller caller, Stored<Contract> stored) {
    var body = stored.body();
    var isOwn = caller.isVendorUser();
    return new ContractView(
        body.contract(),
        body.vendor(),
        body.mode(),
        body.originalValueFen(),
        body.bondFen(),
        body.parts(),
        body.status(),
        body.term().activatedAt(),
        body.term().terminatedOn(),
        isOwn ? body.versions().stream().filter(Version::isSigned).toList() : body.versions(),
        isOwn ? List.of() : body.reviews());
  }
}
