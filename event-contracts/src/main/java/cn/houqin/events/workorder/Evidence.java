package cn.houqin.events.workorder;

import java.time.Instant;

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
 * @param source work-order, inspection or purchase-order
 * @param sourceId id of the order, inspection or purchase order behind it
 * @param cause what in the source decided it, for example RESPOND#1, or D1/L1 (delivery and line)
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
    String cause) {}
