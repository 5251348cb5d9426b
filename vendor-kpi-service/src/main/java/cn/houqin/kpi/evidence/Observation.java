package cn.houqin.kpi.evidence;

import cn.houqin.events.workorder.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One figure of evidence; what it says never changes.
 *
 * @param month yyyy-MM in the hospital's zone
 * @param source work-order, inspection or purchase-order
 * @param receivedAt when it first came here
 * @param withdrawn why it does not count any more; null while it counts
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
    String source,
    String sourceId,
    String cause,
    Instant receivedAt,
    @Nullable Withdrawal withdrawn) {

  /** Who took it out of the count, and why. */
  public record Withdrawal(String by, String reason, Instant at) {}

  static Observation of(String hospital, Evidence evidence, Instant now) {
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
        evidence.source(),
        evidence.sourceId(),
        evidence.cause(),
        now,
        null);
  }
}
