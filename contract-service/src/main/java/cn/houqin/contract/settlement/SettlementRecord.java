package cn.houqin.contract.settlement;

import cn.houqin.contract.payment.Settlement;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month's settlement, from draft over the vendor's confirmation and another person's approval to
 * payment. What it was computed of stands in it; computing it again gives the same.
 *
 * @param asOf when it is made: facts dated later do not exist for it
 * @param cards the final scorecard of each line
 * @param volumes billable quantities of each line
 * @param digest SHA-256 over everything it was computed of and what came out
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
    Settlement result,
    String digest,
    @Nullable String confirmedBy,
    @Nullable String approvedBy,
    @Nullable String paymentReference,
    List<String> shownTo) {

  /** Where a settlement stands. */
  enum Status {
    DRAFT,
    SENT_TO_VENDOR,
    CONFIRMED,
    APPROVED,
    PAID
  }

  /** The final card a line was settled by. */
  record Card(
      String scorecard,
      int revision,
      @Nullable BigDecimal total,
      @Nullable String grade,
      String digest) {}

  /**
   * A billable quantity at its price.
   *
   * @param source where the figure comes from
   */
  record VolumeEntry(String item, BigDecimal quantity, BigDecimal fenPerUnit, String source) {}

  /** The settlement's status does not allow this (409). */
  static final class SettlementNotInStatus extends BrokenRule {
    SettlementNotInStatus(Status status, Status... allowed) {
      super(409, "settlement-not-in-status", status, Arrays.toString(allowed));
    }
  }

  SettlementRecord mustBe(Status... allowed) {
    if (!Arrays.asList(allowed).contains(status)) {
      throw new SettlementNotInStatus(status, allowed);
    }
    return this;
  }

  SettlementRecord sent() {
    mustBe(Status.DRAFT);
    return in(Status.SENT_TO_VENDOR, confirmedBy, approvedBy, paymentReference);
  }

  SettlementRecord confirmed(String by) {
    mustBe(Status.SENT_TO_VENDOR);
    return in(Status.CONFIRMED, by, approvedBy, paymentReference);
  }

  /** Approved by somebody else than its author. */
  SettlementRecord approved(String by) {
    mustBe(Status.CONFIRMED);
    if (by.equals(author)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    return in(Status.APPROVED, confirmedBy, by, paymentReference);
  }

  SettlementRecord paid(String reference) {
    mustBe(Status.APPROVED);
    return in(Status.PAID, confirmedBy, approvedBy, reference);
  }

  private SettlementRecord in(
      Status next,
      @Nullable String nextConfirmedBy,
      @Nullable String nextApprovedBy,
      @Nullable String reference) {
    return new SettlementRecord(
        contract,
        vendor,
        month,
        asOf,
        next,
        author,
        cards,
        volumes,
        result,
        digest,
        nextConfirmedBy,
        nextApprovedBy,
        reference,
        next == Status.DRAFT ? List.of() : List.of(vendor));
  }
}
