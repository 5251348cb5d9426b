package cn.houqin.contract.contract.life;

import cn.houqin.contract.contract.life.ContractLife.Command;
import cn.houqin.contract.contract.life.Version.Stage;
import cn.houqin.platform.problem.Forbidden;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contract, from draft over three reviews (logistics, legal, finance) and signing to its term:
 * active from its first day, suspended and reinstated, in the end expired or terminated. It is a
 * list of versions, and one that is signed is never edited: an amendment is a further version that
 * goes through the same reviews while the contract stays as it is, and takes over on its own day.
 *
 * @param originalValueFen what was agreed at first; increases beyond a tenth need a new tender
 * @param bondFen performance bond (履约保证金), at most a tenth of the value
 */
public record Contract(
    String contract,
    String vendor,
    Mode mode,
    long originalValueFen,
    long bondFen,
    Parts parts,
    Status status,
    List<Version> versions,
    List<Review> reviews,
    Term term,
    @Nullable Instant nextTimerAt) {

  /** Where the contract stands. */
  public enum Status {
    DRAFT,
    IN_REVIEW,
    APPROVED,
    SIGNED,
    ACTIVE,
    SUSPENDED,
    EXPIRED,
    TERMINATED
  }

  public Version newest() {
    return versions.getLast();
  }

  public Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /** The signed versions on their days. */
  public List<Span> inForce() {
    return Span.all(versions, term.terminatedOn());
  }

  /** A further version, or another text of the one not yet signed. */
  public Contract amended(Version text) {
    ContractLife.require(this, Command.AMEND);
    var next = new ArrayList<>(versions);
    next.add(newest().isSigned() ? text : text.replacing(next.removeLast()));
    return with(next.size() == 1 ? Status.DRAFT : status, List.copyOf(next), reviews);
  }

  public Contract submitted() {
    ContractLife.require(this, Command.SUBMIT);
    return staged(newest().submitted(), Status.IN_REVIEW, reviews);
  }

  /** A desk's word on the newest version; nobody reviews what they wrote, nor for two desks. */
  public Contract reviewed(Review review) {
    ContractLife.require(this, Command.REVIEW);
    if (newest().authors().contains(review.by())) {
      throw new Forbidden("author-may-not-review");
    }
    var said = saidThisRound();
    if (said.stream()
        .anyMatch(one -> one.by().equals(review.by()) && one.desk() != review.desk())) {
      throw new Forbidden("one-desk-each");
    }
    if (review.approved() && said.stream().anyMatch(one -> one.desk() == review.desk())) {
      return this;
    }
    var all = Stream.concat(reviews.stream(), Stream.of(review)).toList();
    if (!review.approved()) {
      return staged(newest().in(Stage.DRAFT), Status.DRAFT, all);
    }
    return said.size() + 1 == Review.Desk.values().length
        ? staged(newest().in(Stage.APPROVED), Status.APPROVED, all)
        : with(status, versions, all);
  }

  private List<Review> saidThisRound() {
    return reviews.stream()
        .filter(one -> one.version() == newest().number() && one.round() == newest().round())
        .toList();
  }

  public Contract signed() {
    ContractLife.require(this, Command.SIGN);
    return staged(newest().in(Stage.SIGNED), Status.SIGNED, reviews);
  }

  /** The newest version as it stands now; the contract follows only its first version. */
  private Contract staged(Version version, Status ifFirst, List<Review> nextReviews) {
    var next = new ArrayList<>(versions);
    next.set(next.size() - 1, version);
    return with(next.size() == 1 ? ifFirst : status, List.copyOf(next), nextReviews);
  }

  public Contract suspended() {
    ContractLife.require(this, Command.SUSPEND);
    return with(Status.SUSPENDED, versions, reviews);
  }

  public Contract reinstated() {
    ContractLife.require(this, Command.REINSTATE);
    return with(Status.ACTIVE, versions, reviews);
  }

  /** Ended early; {@code lastDay} still counts. */
  public Contract terminated(LocalDate lastDay, Instant now) {
    ContractLife.require(this, Command.TERMINATE);
    return with(Status.TERMINATED, versions, reviews).over(term.terminated(lastDay), now);
  }

  Contract activated(Instant now) {
    return with(Status.ACTIVE, versions, reviews).over(term.activated(now), nextTimerAt);
  }

  Contract expired() {
    return with(Status.EXPIRED, versions, reviews);
  }

  public Contract givingUpSigning() {
    return over(term.givingUpSigning(), nextTimerAt);
  }

  public Contract timedAt(@Nullable Instant next) {
    return over(term, next);
  }

  private Contract with(Status next, List<Version> nextVersions, List<Review> nextReviews) {
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        next,
        nextVersions,
        nextReviews,
        term,
        nextTimerAt);
  }

  private Contract over(Term next, @Nullable Instant nextTimer) {
    return new Contract(
        contract,
        vendor,
        mode,
        originalValueFen,
        bondFen,
        parts,
        status,
        versions,
        reviews,
        next,
        nextTimer);
  }
}
