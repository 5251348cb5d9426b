package cn.houqin.contract.settlement;

import cn.houqin.contract.mechanism.Failure;
import cn.houqin.contract.payment.Settlement;
import cn.houqin.contract.payment.SettlementInput;
import cn.houqin.contract.settlement.card.Card;
import cn.houqin.contract.settlement.dispute.Dispute;
import cn.houqin.contract.settlement.dispute.Disputes;
import cn.houqin.contract.settlement.dispute.Round;
import cn.houqin.contract.settlement.statement.Statement;
import cn.houqin.contract.settlement.volume.CountedItem;
import cn.houqin.contract.settlement.volume.VolumeEntry;
import cn.houqin.events.contract.CalendarTerms;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A month's settlement, from draft over the vendor's confirmation and two other people's approval
 * to payment. What it was computed of stands in it; computing it again gives the same.
 *
 * @param asOf when it is made: facts dated later do not exist for it
 * @param author of the present draft
 * @param cards the final scorecard of each line
 * @param volumes billable quantities of each line
 * @param digest SHA-256 over everything it was computed of and what came out
 * @param approvals two make it approved
 * @param disputes of the present draft
 * @param rounds drafts that were replaced, the first first
 * @param shownTo the vendor, once it was sent
 */
record SettlementRecord(
    String contract,
    String vendor,
    String month,
    Instant asOf,
    Status status,
    String author,
    Map<String, Card> cards,
    Map<String, List<VolumeEntry>> volumes,
    Inputs inputs,
    Settlement result,
    Statement statement,
    String digest,
    @Nullable String confirmedBy,
    List<Approval> approvals,
    @Nullable Payment payment,
    List<Dispute> disputes,
    List<Round> rounds,
    List<String> shownTo) {

  private static final int APPROVALS = 2;

  /** Where a settlement stands. */
  enum Status {
    DRAFT,
    SENT_TO_VENDOR,
    DISPUTED,
    CONFIRMED,
    APPROVED,
    PAID
  }

  /**
   * What it was computed of besides cards and volumes, as it was then.
   *
   * @param version of the contract
   * @param calendar carried, also where the contract names one
   * @param failures registered, by line
   */
  record Inputs(
      int version,
      int daysInForce,
      CalendarTerms calendar,
      Map<String, List<Failure>> failures,
      List<SettlementInput.Misreporting> misreporting,
      long carryOverFen,
      List<SettlementInput.Correction> corrections) {}

  /** Who let it be paid. */
  record Approval(String by, Instant at) {}

  /**
   * How it was paid.
   *
   * @param reference the bank's
   */
  record Payment(String reference, LocalDate paidOn, String by) {}

  /** The settlement's status does not allow this (409). */
  static final class SettlementNotInStatus extends BrokenRule {
    SettlementNotInStatus(Status status, Status... allowed) {
      super(409, "settlement-not-in-status", status, Arrays.toString(allowed));
    }
  }

  /** Two people approve, not one twice (403). */
  static final class ApprovedBySamePerson extends BrokenRule {
    ApprovedBySamePerson(String by) {
      super(403, "approved-by-same-person", by);
    }
  }

  /** Quantities of which there are two figures, for whoever confirms them. */
  @JsonProperty
  List<CountedItem> counted() {
    return CountedItem.of(volumes);
  }

  SettlementRecord mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new SettlementNotInStatus(status, allowed);
    }
    return this;
  }

  SettlementRecord sent() {
    mustBe(Status.DRAFT);
    return in(Status.SENT_TO_VENDOR, confirmedBy, approvals, payment, disputes);
  }

  SettlementRecord confirmed(String by) {
    mustBe(Status.SENT_TO_VENDOR);
    return in(Status.CONFIRMED, by, approvals, payment, disputes);
  }

  SettlementRecord disputed(List<Disputes.Entry> rows, String by, Instant now) {
    mustBe(Status.SENT_TO_VENDOR);
    var raised = Disputes.raised(result, rows, by, now);
    return in(Status.DISPUTED, confirmedBy, approvals, payment, raised);
  }

  SettlementRecord answered(String number, Dispute.Answer answer) {
    mustBe(Status.DISPUTED);
    return in(status, confirmedBy, approvals, payment, Disputes.answered(disputes, number, answer));
  }

  /** A draft that is still ours, or one whose disputes are all answered, may be made anew. */
  SettlementRecord mayBeRedrafted() {
    mustBe(Status.DRAFT, Status.DISPUTED);
    Disputes.mustBeAnswered(disputes);
    return this;
  }

  /** The new draft, with this one in its history. */
  SettlementRecord redrafted(SettlementRecord fresh, Instant now) {
    mayBeRedrafted();
    var round =
        new Round(rounds.size() + 1, author, asOf, digest, result, disputes, fresh.author(), now);
    return fresh.after(Stream.concat(rounds.stream(), Stream.of(round)).toList());
  }

  /** Approved by two people, neither of whom wrote it or a draft before it. */
  SettlementRecord approved(String by, Instant at) {
    mustBe(Status.CONFIRMED);
    if (by.equals(author) || rounds.stream().anyMatch(round -> by.equals(round.author()))) {
      throw new Forbidden("approved-by-somebody-else");
    }
    if (approvals.stream().anyMatch(one -> one.by().equals(by))) {
      throw new ApprovedBySamePerson(by);
    }
    var all = Stream.concat(approvals.stream(), Stream.of(new Approval(by, at))).toList();
    var next = all.size() < APPROVALS ? Status.CONFIRMED : Status.APPROVED;
    return in(next, confirmedBy, all, payment, disputes);
  }

  SettlementRecord paid(Payment how) {
    mustBe(Status.APPROVED);
    return in(Status.PAID, confirmedBy, approvals, how, disputes);
  }

  private SettlementRecord in(
      Status next,
      @Nullable String nextConfirmedBy,
      List<Approval> nextApprovals,
      @Nullable Payment nextPayment,
      List<Dispute> nextDisputes) {
    return new SettlementRecord(
        contract,
        vendor,
        month,
        asOf,
        next,
        author,
        cards,
        volumes,
        inputs,
        result,
        statement,
        digest,
        nextConfirmedBy,
        nextApprovals,
        nextPayment,
        nextDisputes,
        rounds,
        next == Status.DRAFT ? List.of() : List.of(vendor));
  }

  private SettlementRecord after(List<Round> before) {
    return new SettlementRecord(
        contract,
        vendor,
        month,
        asOf,
        status,
        author,
        cards,
        volumes,
        inputs,
        result,
        statement,
        digest,
        confirmedBy,
        approvals,
        payment,
        disputes,
        before,
        shownTo);
  }
}
