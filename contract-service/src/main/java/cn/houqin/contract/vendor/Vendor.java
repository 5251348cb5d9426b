package cn.houqin.contract.vendor;

import cn.houqin.platform.problem.BrokenRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor, from prospect over admission review (准入) to approval; suspended and reinstated, in the
 * end blacklisted or gone.
 *
 * @param vendor its unified social credit code
 * @param admission ratings 0..100 by which it was admitted
 * @param standbyFor lines it stands by for
 * @param blacklistedUntil last day of a blacklisting
 */
record Vendor(
    String vendor,
    String name,
    Status status,
    List<Qualification> qualifications,
    @Nullable Admission admission,
    List<String> standbyFor,
    @Nullable LocalDate blacklistedUntil,
    @Nullable Instant nextTimerAt) {

  /** Where a vendor stands. */
  enum Status {
    PROSPECT,
    UNDER_REVIEW,
    APPROVED,
    SUSPENDED,
    BLACKLISTED,
    EXITED
  }

  /** A licence, certificate or insurance; without expiry it holds for good. */
  record Qualification(
      String kind,
      String number,
      boolean mandatory,
      LocalDate issuedOn,
      @Nullable LocalDate expiresOn) {}

  /** 资质, 经验, 信誉, 能力, 价格: 0 to 100 each. */
  record Admission(
      int qualification, int experience, int reputation, int capability, int price, String by) {}

  /** The vendor's state does not allow this (409). */
  static final class VendorNotInStatus extends BrokenRule {
    VendorNotInStatus(Status status, Status... allowed) {
      super(409, "vendor-not-in-status", status, Arrays.toString(allowed));
    }

    @Override
    public Map<String, Object> members() {
      return Map.of();
    }
  }

  Vendor mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new VendorNotInStatus(status, allowed);
    }
    return this;
  }

  Vendor in(Status next) {
    return new Vendor(
        vendor, name, next, qualifications, admission, standbyFor, blacklistedUntil, nextTimerAt);
  }

  Vendor admitted(Admission ratings) {
    return new Vendor(
        vendor,
        name,
        Status.APPROVED,
        qualifications,
        ratings,
        standbyFor,
        blacklistedUntil,
        nextTimerAt);
  }

  Vendor blacklisted(LocalDate until) {
    return new Vendor(
        vendor,
        name,
        Status.BLACKLISTED,
        qualifications,
        admission,
        standbyFor,
        until,
        nextTimerAt);
  }

  Vendor standingBy(List<String> lines) {
    return new Vendor(
        vendor, name, status, qualifications, admission, lines, blacklistedUntil, nextTimerAt);
  }

  /** With a qualification; one of the same kind and number is replaced. */
  Vendor qualified(Qualification added, @Nullable Instant nextWarning) {
    var all = new ArrayList<Qualification>();
    qualifications.stream()
        .filter(q -> !(q.kind().equals(added.kind()) && q.number().equals(added.number())))
        .forEach(all::add);
    all.add(added);
    return new Vendor(
        vendor,
        name,
        status,
        List.copyOf(all),
        admission,
        standbyFor,
        blacklistedUntil,
        nextWarning);
  }

  Vendor warnedUntil(@Nullable Instant nextWarning) {
    return new Vendor(
        vendor, name, status, qualifications, admission, standbyFor, blacklistedUntil, nextWarning);
  }

  /** Whether it may be given new work on a day: approved, no mandatory qualification expired. */
  boolean isEligible(LocalDate day) {
    return status == Status.APPROVED
        && qualifications.stream()
            .filter(Qualification::mandatory)
            .allMatch(q -> q.expiresOn() == null || !q.expiresOn().isBefore(day));
  }
}
