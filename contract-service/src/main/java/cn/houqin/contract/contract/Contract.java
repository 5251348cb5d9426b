package cn.houqin.contract.contract;

import cn.houqin.events.contract.ContractEvent;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contract, from draft over three reviews (logistics, legal, finance) and signing to its term. It
 * is a list of versions, never edited in place: an amendment is a further version that goes through
 * the same reviews while the contract stays as it is.
 *
 * @param originalValueFen what was agreed at first; increases beyond a tenth need a new tender
 * @param bondFen performance bond (履约保证金), at most a tenth of the value
 * @param activatedAt when it first became active here
 * @param touched raised when an unfinished signing is given up, so that a late one fails
 */
record Contract(
    String contract,
    String vendor,
    Mode mode,
    long originalValueFen,
    long bondFen,
    Parts parts,
    Status status,
    String author,
    List<Version> versions,
    List<Review> reviews,
    @Nullable Instant activatedAt,
    long touched,
    @Nullable Instant nextTimerAt) {

  /** How the service is outsourced. */
  enum Mode {
    /** 直接外包 */
    DIRECT,
    /** 驻院承包 */
    ON_SITE,
    /** 内包 */
    INTERNAL,
    /** 劳务派遣 */
    LABOUR_DISPATCH,
    /** 医院监管 */
    SUPERVISED
  }

  /** Where the contract stands. */
  enum Status {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SIGNED,
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    TERMINATED
  }

  /** Where a version stands. */
  enum Stage {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SIGNED
  }

  /** The six mandatory parts. */
  record Parts(
      String responsibilities,
      String serviceContent,
      String kpis,
      String penaltiesAndIncentives,
      String term,
      String changeProcess) {}

  /** A version: what is published, and what concerns money alone. */
  record Version(ContractEvent.Version terms, MoneyTerms money, Stage stage, String author) {

    Version in(Stage next) {
      var signed = next == Stage.SIGNED;
      var published =
          new ContractEvent.Version(
              terms.version(), terms.from(), terms.to(), signed, terms.calendar(), terms.lines());
      return new Version(published, money, next, author);
    }
  }

  /** Who reviews. */
  enum Desk {
    LOGISTICS,
    LEGAL,
    FINANCE
  }

  /** What a desk said of a version. */
  record Review(
      int version, Desk desk, boolean approved, @Nullable String comment, String by, Instant at) {}

  /** The contract's state does not allow this (409). */
  static final class ContractNotInStatus extends BrokenRule {
    ContractNotInStatus(Object present, Object... allowed) {
      super(409, "contract-not-in-status", present, Arrays.toString(allowed));
    }
  }

  Version newest() {
    return versions.getLast();
  }

  Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.terms().version() == number).findFirst();
  }

  private boolean isFirst() {
    return versions.size() == 1;
  }

  Contract mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new ContractNotInStatus(status, (Object[]) allowed);
    }
    return this;
  }

  private Version newestIn(Stage stage) {
    if (newest().stage() != stage) {
      throw new ContractNotInStatus(newest().stage(), stage);
    }
    return newest();
  }

  Contract submitted() {
    newestIn(Stage.DRAFT);
    return staged(Stage.IN_REVIEW, Status.IN_REVIEW, reviews);
  }

  /** A desk's word on the newest version; nobody reviews what they wrote, nor for two desks. */
  Contract reviewed(Review review) {
    newestIn(Stage.IN_REVIEW);
    if (review.by().equals(newest().author())) {
      throw new Forbidden("author-may-not-review");
    }
    var of = reviews.stream().filter(one -> one.version() == newest().terms().version()).toList();
    if (of.stream().anyMatch(one -> one.by().equals(review.by()) && one.desk() != review.desk())) {
      throw new Forbidden("one-desk-each");
    }
    var all =
        new ArrayList<>(
            reviews.stream()
                .filter(one -> one.version() != review.version() || one.desk() != review.desk())
                .toList());
    if (!review.approved()) {
      all.removeIf(one -> one.version() == review.version());
      return staged(Stage.DRAFT, Status.DRAFT, List.copyOf(all));
    }
    all.add(review);
    var approvals = all.stream().filter(one -> one.version() == review.version()).count();
    return approvals == Desk.values().length
        ? staged(Stage.APPROVED, Status.APPROVED, List.copyOf(all))
        : staged(Stage.IN_REVIEW, Status.IN_REVIEW, List.copyOf(all));
  }

  Contract signed(@Nullable Instant nextTimer) {
    newestIn(Stage.APPROVED);
    return staged(Stage.SIGNED, Status.SIGNED, reviews).timedAt(nextTimer);
  }

  /** The newest version in a stage; the contract follows only where it is its first version. */
  private Contract staged(Stage stage, Status ifFirst, List<Review> nextReviews) {
    var next = new ArrayList<>(versions);
    next.set(next.size() - 1, newest().in(stage));
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        isFirst() ? ifFirst : status,
        author,
        List.copyOf(next),
        nextReviews,
        activatedAt,
        touched,
        nextTimerAt);
  }

  /** A version replaced while it is a draft, or a further one. */
  Contract with(Version version) {
    var next = new ArrayList<>(versions);
    if (newest().stage() == Stage.DRAFT) {
      next.removeLast();
    } else {
      mustBe(Status.SIGNED, Status.ACTIVE, Status.SUSPENDED);
      newestIn(Stage.SIGNED);
    }
    next.add(version);
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        status,
        author,
        List.copyOf(next),
        reviews,
        activatedAt,
        touched,
        nextTimerAt);
  }

  Contract in(Status next) {
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        next,
        author,
        versions,
        reviews,
        activatedAt,
        touched,
        nextTimerAt);
  }

  Contract activated(Instant now) {
    var active = in(Status.ACTIVE);
    return new Contract(
        active.contract,
        active.vendor,
        active.mode,
        active.originalValueFen,
        active.bondFen,
        active.parts,
        active.status,
        active.author,
        active.versions,
        active.reviews,
        activatedAt == null ? now : activatedAt,
        active.touched,
        active.nextTimerAt);
  }

  Contract timedAt(@Nullable Instant next) {
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        status,
        author,
        versions,
        reviews,
        activatedAt,
        touched,
        next);
  }

  Contract touch() {
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        status,
        author,
        versions,
        reviews,
        activatedAt,
        touched + 1,
        nextTimerAt);
  }
}
