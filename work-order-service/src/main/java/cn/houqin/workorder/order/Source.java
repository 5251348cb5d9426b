package cn.houqin.workorder.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a historic order came from.
 *
 * @param acceptedAt until then its clocks are decided silently
 * @param contentDigest SHA-256 of the row, by which the same file again is recognised
 * @param bareDates whether only dates are known, and stops that are not there are unknown
 * @param fixedDue its due date in the other system
 */
public record Source(
    String externalId,
    Instant acceptedAt,
    String contentDigest,
    boolean bareDates,
    @Nullable Instant fixedDue) {}
