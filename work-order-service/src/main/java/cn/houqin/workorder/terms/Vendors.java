package cn.houqin.workorder.terms;

import cn.houqin.events.contract.VendorEvent;
import cn.houqin.events.contract.VendorEvent.Qualification;
import cn.houqin.platform.copy.StateCopy;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which vendors of a hospital may work, as far as it has arrived here. */
@Component
class Vendors {

  private static final Set<String> BARRED = Set.of("SUSPENDED", "BLACKLISTED", "EXITED");

  /** Work of a line in a vendor's hands. */
  record Work(String vendor, String line) {}

  private final StateCopy<VendorEvent.State> vendors;

  Vendors(StateCopy<VendorEvent.State> vendors) {
    this.vendors = vendors;
  }

  /** Approved, with one of each kind of mandatory qualification that holds on the day. */
  boolean mayBeGivenWork(String hospital, Work work, LocalDate day) {
    return vendors
        .find(hospital, work.vendor())
        .filter(found -> found.status().equals("APPROVED") && isQualified(found, day))
        .filter(found -> !isSuspended(found, work.line()))
        .isPresent();
  }

  /** Even the work of the line that it has is taken from it. */
  boolean isBarred(String hospital, Work work) {
    return vendors
        .find(hospital, work.vendor())
        .filter(found -> BARRED.contains(found.status()) || isSuspended(found, work.line()))
        .isPresent();
  }

  /** Whether work of any line is taken from it. */
  boolean isBarredFromAny(String hospital, String vendor) {
    return vendors
        .find(hospital, vendor)
        .filter(found -> BARRED.contains(found.status()) || !suspendedLines(found).isEmpty())
        .isPresent();
  }

  private static boolean isSuspended(VendorEvent.State vendor, String line) {
    return suspendedLines(vendor).contains(line);
  }

  private static List<String> suspendedLines(VendorEvent.State vendor) {
    return Objects.requireNonNullElse(vendor.suspendedLines(), List.of());
  }

  private static boolean isQualified(VendorEvent.State vendor, LocalDate day) {
    return vendor.qualifications().stream()
        .filter(Qualification::mandatory)
        .map(Qualification::kind)
        .distinct()
        .allMatch(
            kind ->
                vendor.qualifications().stream()
                    .anyMatch(one -> one.kind().equals(kind) && holds(one, day)));
  }

  private static boolean holds(Qualification one, LocalDate day) {
    var last = one.expiresOn();
    return !day.isBefore(LocalDate.parse(one.issuedOn()))
        && (last == null || !day.isAfter(LocalDate.parse(last)));
  }
}
