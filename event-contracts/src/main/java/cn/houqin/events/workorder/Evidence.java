package cn.houqin.events.workorder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One figure that counts for or against a vendor.
 *
 * @param evidenceId the same for the same cause, however often it is delivered
 * @param indicator code of the indicator it counts in, for example ON_TIME_ARRIVAL
 * @param contractVersion the version of the contract in force for the work
 * @param month yyyy-MM of {@code datedAt} in the hospital's zone
 * @param numerator decimal string
 * @param denominator decimal string
 * @param datedAt the instant that decided it
 * @param source work-order, inspection, purchase-order, entered or rating
 * @param sourceId id of the order, inspection, purchase order, entry or rating behind it
 * @param cause what in the source decided it, for example RESPOND#1, D1/L1 (delivery and line), or
 *     the rater's place in the scheme
 * @param givenBy who inspected, verified, asked for the rating or rated; null where nobody did, or
 *     it is not told
 */
public record Evidence(
    String evidenceId,
    String indicator,
    String contract,
    int contractVersion,
    String line,
    String vendor,
    String month,
    String numerator,
    String denominator,
    Instant datedAt,
    String source,
    String sourceId,
    String cause,
    @Nullable String givenBy) {

  /** A figure of which nobody is told to have given it. */
  public Evidence(
      String evidenceId,
      String indicator,
      String contract,
      int contractVersion,
      String line,
      String vendor,
      String month,
      String numerator,
      String denominator,
      Instant datedAt,
      String source,
      String sourceId,
      String cause) {
    this(
        evidenceId,
        indicator,
        contract,
        contractVersion,
        line,
        vendor,
        month,
        numerator,
        denominator,
        datedAt,
        source,
        sourceId,
        cause,
        null);
  }

  /** The same, given by a person. */
  public Evidence by(@Nullable String person) {
    return new Evidence(
        evidenceId,
        indicator,
        contract,
        contractVersion,
        line,
        vendor,
        month,
        numerator,
        denominator,
        datedAt,
        source,
        sourceId,
        cause,
        person);
  }
}
