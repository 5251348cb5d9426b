package cn.houqin.kpi.evidence;

import cn.houqin.events.workorder.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One figure of evidence; what it says never changes.
 *
 * @param month yyyy-MM in the hospital's zone
 * @param day of that instant in UTC, by which figures are summed
 * @param source work-order, inspection, purchase-order, entered or rating
 * @param receivedAt when it first came here
 * @param enteredBy who entered it, where a person or another system did
 * @param givenBy who inspected, verified, asked for the rating or rated; null where nobody did, or
 *     it is not told
 * @param withdrawn why it does not count any more; null while it counts
 * @param disregardedBy the appeal by which it counts no more in sums; null while none was accepted
 */
public record Observation(
    String hospital,
    String evidenceId,
    String contract,
    int contractVersion,
    String line,
    String vendor,
    String month,
    String indicator,
    BigDecimal numerator,
    BigDecimal denominator,
    Instant datedAt,
    String day,
    String source,
    String sourceId,
    String cause,
    Instant receivedAt,
    @Nullable String enteredBy,
    @Nullable String givenBy,
    @Nullable Withdrawal withdrawn,
    @Nullable String disregardedBy) {

  /** What a person's rating calls its source; its cause is the rater's name in the scheme. */
  public static final String RATING = "rating";

  /** The same, which first came at another instant and perhaps was taken out by a panel. */
  Observation as(Instant at, @Nullable String appeal) {
    return new Observation(
        hospital,
        evidenceId,
        contract,
        contractVersion,
        line,
        vendor,
        month,
        indicator,
        numerator,
        denominator,
        datedAt,
        day,
        source,
        sourceId,
        cause,
        at,
        enteredBy,
        givenBy,
        withdrawn,
        appeal);
  }

  public boolean isRating() {
    return source.equals(RATING);
  }

  /**
   * Who took it out of the count, and why.
   *
   * @param supersededBy the figure that counts in its place; null where none does
   */
  public record Withdrawal(String by, String reason, Instant at, @Nullable String supersededBy) {

    /** Nothing counts in its place. */
    public Withdrawal(String by, String reason, Instant at) {
      this(by, reason, at, null);
    }
  }

  static Observation of(
      String hospital, Evidence evidence, Instant now, @Nullable String enteredBy) {
    return new Observation(
        hospital,
        evidence.evidenceId(),
        evidence.contract(),
        evidence.contractVersion(),
        evidence.line(),
        evidence.vendor(),
        evidence.month(),
        evidence.indicator(),
        new BigDecimal(evidence.numerator()),
        new BigDecimal(evidence.denominator()),
        evidence.datedAt(),
        Tallies.day(evidence.datedAt()),
        evidence.source(),
        evidence.sourceId(),
        evidence.cause(),
        now,
        enteredBy,
        evidence.givenBy(),
        null,
        null);
  }
}
