package cn.houqin.contract.vendor;

import cn.houqin.contract.vendor.Vendor.Status;
import cn.houqin.platform.aggregate.Aggregates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What other capabilities may ask of vendors. */
@Component
public class Vendors {

  private final Aggregates<Vendor> vendors;

  Vendors(Aggregates<Vendor> vendors) {
    this.vendors = vendors;
  }

  /** Whether a vendor may be given new work, and if not, why. */
  public enum Standing {
    UNKNOWN,
    NOT_APPROVED,
    QUALIFICATION_EXPIRED,
    ELIGIBLE
  }

  public Standing standing(String hospital, String vendor, LocalDate day) {
    return vendors
        .find(hospital, vendor)
        .map(found -> standing(found.body(), day))
        .orElse(Standing.UNKNOWN);
  }

  /** Why a vendor gets no new work of any of these lines; empty if nothing bars it. */
  public Optional<Bar> bar(String hospital, String vendor, Collection<String> lines) {
    return vendors.find(hospital, vendor).flatMap(found -> found.body().bar(lines));
  }

  /** Whether a vendor gets no new work of a line, though it may be given other work. */
  public boolean isSuspendedFrom(String hospital, String vendor, String line) {
    return vendors
        .find(hospital, vendor)
        .filter(found -> found.body().suspendedLines().contains(line))
        .isPresent();
  }

  static Standing standing(Vendor vendor, LocalDate day) {
    if (vendor.status() != Status.APPROVED) {
      return Standing.NOT_APPROVED;
    }
    return vendor.isQualified(day) ? Standing.ELIGIBLE : Standing.QUALIFICATION_EXPIRED;
  }
}
