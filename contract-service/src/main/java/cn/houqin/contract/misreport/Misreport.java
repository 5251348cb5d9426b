package cn.houqin.contract.misreport;

import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.platform.problem.Forbidden;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that was not reported as it was. A second person confirms it; the next settlement
 * charges it, once.
 *
 * @param month in which the deduction was missed
 * @param missedFen the deduction that was missed, without the surcharge
 * @param foundBy who found it, in words: a person, an audit, a system
 * @param chargedIn the settlement that charges it
 */
record Misreport(
    String contract,
    String vendor,
    String line,
    YearMonth month,
    long missedFen,
    boolean deliberate,
    Instant foundAt,
    String foundBy,
    String reason,
    List<Proof> evidence,
    String author,
    @Nullable Step confirmed,
    @Nullable String chargedIn,
    @Nullable Step withdrawn) {

  /** By which it was found. */
  record Proof(Kind kind, String ref) {

    /** What kind of record it is. */
    enum Kind {
      FAILURE,
      WORK_ORDER,
      INSPECTION,
      INCIDENT,
      DOCUMENT
    }
  }

  /** Who did it, when and why. */
  record Step(String by, Instant at, @Nullable String reason) {}

  /** It has been confirmed or withdrawn already (409). */
  static final class MisreportIsDecided extends BrokenRule {
    MisreportIsDecided(String how, String by) {
      super(409, "misreport-is-decided", how, by);
    }
  }

  Misreport confirmed(String by, Instant at) {
    refuseWithdrawn();
    if (confirmed != null) {
      throw new MisreportIsDecided("confirmed", confirmed.by());
    }
    if (by.equals(author)) {
      throw new Forbidden("approved-by-somebody-else");
    }
    return with(new Step(by, at, null), chargedIn, withdrawn);
  }

  /** By somebody else than who entered or confirmed it; a settlement made before is corrected. */
  Misreport withdrawn(String by, Instant at, String why) {
    refuseWithdrawn();
    if (by.equals(author) || (confirmed != null && by.equals(confirmed.by()))) {
      throw new Forbidden("approved-by-somebody-else");
    }
    return with(confirmed, chargedIn, new Step(by, at, why));
  }

  /** The first settlement that claims it charges it; for any other it stays as it is. */
  Misreport charged(String settlement) {
    return confirmed == null || withdrawn != null || chargedIn != null
        ? this
        : with(confirmed, settlement, null);
  }

  private void refuseWithdrawn() {
    if (withdrawn != null) {
      throw new MisreportIsDecided("withdrawn", withdrawn.by());
    }
  }

  private Misreport with(
      @Nullable Step nextConfirmed, @Nullable String nextCharged, @Nullable Step nextWithdrawn) {
    return new Misreport(
        contract,
        vendor,
        line,
        month,
        missedFen,
        deliberate,
        foundAt,
        foundBy,
        reason,
        evidence,
        author,
        nextConfirmed,
        nextCharged,
        nextWithdrawn);
  }
}
