package cn.houqin.contract.vendor;

import cn.houqin.contract.vendor.VendorLife.Command;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A vendor, from prospect over admission review (准入) to approval; suspended and reinstated, in the
 * end blacklisted until a day, or gone.
 *
 * @param vendor its unified social credit code
 * @param admission ratings by which it was admitted
 * @param blacklistedUntil last day of a blacklisting
 * @param suspensions past and present ones; it stays suspended while one from all work is not
 *     ended, and from a line while one of that line is not
 */
record Vendor(
    String vendor,
    String name,
    Status status,
    List<Qualification> qualifications,
    @Nullable Admission admission,
    @Nullable LocalDate blacklistedUntil,
    List<Suspension> suspensions,
    @Nullable Instant nextTimerAt) {

  Vendor {
    suspensions = Objects.requireNonNullElse(suspensions, List.of());
  }

  /** Where a vendor stands. */
  enum Status {
    PROSPECT,
    UNDER_REVIEW,
    APPROVED,
    SUSPENDED,
    BLACKLISTED,
    EXITED
  }

  /**
   * A licence, certificate or insurance; without expiry it holds for good.
   *
   * @param mandatory whether the vendor may be given no work without one of this kind
   * @param expiresOn last day on which it holds
   */
  record Qualification(
      String kind,
      String number,
      boolean mandatory,
      LocalDate issuedOn,
      @Nullable LocalDate expiresOn) {

    boolean holds(LocalDate day) {
      return !day.isBefore(issuedOn) && (expiresOn == null || !day.isAfter(expiresOn));
    }
  }

  /** 资质, 经验, 信誉, 能力, 价格: 0 to 100 each. */
  record Admission(
      int qualification, int experience, int reputation, int capability, int price, String by) {}

  static Vendor prospect(String vendor, String name) {
    return new Vendor(vendor, name, Status.PROSPECT, List.of(), null, null, List.of(), null);
  }

  /** After a command; refused where its life does not allow it. */
  Vendor after(Command command, LocalDate today) {
    VendorLife.require(this, command, today);
    return in(command.next(), suspensions);
  }

  Vendor admitted(Admission ratings, LocalDate today, Instant now) {
    var approved = after(Command.APPROVE, today);
    return new Vendor(
        vendor,
        name,
        approved.status(),
        qualifications,
        ratings,
        null,
        Suspension.allEnded(suspensions, now, null),
        nextTimerAt);
  }

  Vendor blacklisted(LocalDate until, LocalDate today) {
    var listed = after(Command.BLACKLIST, today);
    return new Vendor(
        vendor, name, listed.status(), qualifications, admission, until, suspensions, nextTimerAt);
  }

  /** By a person, whatever follows from its work. */
  Vendor suspended(String reason, LocalDate today, Instant now) {
    VendorLife.require(this, Command.SUSPEND, today);
    return in(
        Status.SUSPENDED, Suspension.plus(suspensions, Suspension.since(now, null, null, reason)));
  }

  /** By a person: whatever it was suspended for has ended. */
  Vendor reinstated(Suspension.ByHand how, LocalDate today, Instant now) {
    if (status != Status.APPROVED || suspendedLines().isEmpty()) {
      VendorLife.require(this, Command.REINSTATE, today);
    }
    return in(Status.APPROVED, Suspension.allEnded(suspensions, now, how));
  }

  /** Lines of which it gets no new work, whatever else it may do. */
  List<String> suspendedLines() {
    return suspensions.stream()
        .filter(Suspension::isOpen)
        .flatMap(one -> Stream.ofNullable(one.line()))
        .distinct()
        .sorted()
        .toList();
  }

  /** What bars it from new work of any of these lines. */
  Optional<Bar> bar(Collection<String> lines) {
    if (status == Status.BLACKLISTED && blacklistedUntil != null) {
      return Optional.of(new Bar.Blacklisting(vendor, blacklistedUntil));
    }
    return suspensions.stream()
        .filter(status == Status.SUSPENDED ? Suspension::isOfAll : one -> one.isOf(lines))
        .findFirst()
        .map(one -> one.bar(vendor));
  }

  /**
   * A consequence bars it from new work, of a line or of all where that is null; heard again, or
   * ended since, it bars no more.
   */
  Vendor barred(String consequence, @Nullable String line, String reason, Instant now) {
    if (suspensions.stream().anyMatch(one -> one.isBy(consequence))) {
      return this;
    }
    return in(
        status == Status.APPROVED && line == null ? Status.SUSPENDED : status,
        Suspension.plus(suspensions, Suspension.since(now, consequence, line, reason)));
  }

  /** A consequence holds no more; it is approved again unless something else bars it. */
  Vendor released(String consequence, String reason, Instant now) {
    var known =
        suspensions.stream().anyMatch(one -> one.isBy(consequence))
            ? suspensions
            : Suspension.plus(suspensions, Suspension.since(now, consequence, null, reason));
    var left =
        known.stream().map(one -> one.isBy(consequence) ? one.ended(now, null) : one).toList();
    var isFree = left.stream().noneMatch(Suspension::isOfAll);
    return left.equals(suspensions)
        ? this
        : in(status == Status.SUSPENDED && isFree ? Status.APPROVED : status, left);
  }

  private Vendor in(Status next, List<Suspension> all) {
    var until = next == Status.BLACKLISTED ? blacklistedUntil : null;
    return new Vendor(vendor, name, next, qualifications, admission, until, all, nextTimerAt);
  }

  Vendor named(String next) {
    return new Vendor(
        vendor,
        next,
        status,
        qualifications,
        admission,
        blacklistedUntil,
        suspensions,
        nextTimerAt);
  }

  /** With a qualification; one of the same kind and number is replaced. */
  Vendor qualified(Qualification added) {
    var others =
        qualifications.stream()
            .filter(q -> !(q.kind().equals(added.kind()) && q.number().equals(added.number())));
    return new Vendor(
        vendor,
        name,
        status,
        Stream.concat(others, Stream.of(added)).toList(),
        admission,
        blacklistedUntil,
        suspensions,
        nextTimerAt);
  }

  Vendor timedAt(@Nullable Instant next) {
    return new Vendor(
        vendor, name, status, qualifications, admission, blacklistedUntil, suspensions, next);
  }

  /** Whether on a day it holds one of each kind of qualification that is mandatory. */
  boolean isQualified(LocalDate day) {
    return qualifications.stream()
        .filter(Qualification::mandatory)
        .map(Qualification::kind)
        .distinct()
        .allMatch(
            kind -> qualifications.stream().anyMatch(q -> q.kind().equals(kind) && q.holds(day)));
  }
}
