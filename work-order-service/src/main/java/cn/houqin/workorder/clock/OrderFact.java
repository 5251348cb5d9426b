package cn.houqin.workorder.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param by who did it
 * @param vendor the vendor it concerns: of a dispatch, the one it went to
 * @param priority the order's priority from then on, where it changed
 * @param recordedAt when it was written down; {@code at} may be declared earlier
 */
public record OrderFact(
    Type type,
    Instant at,
    String by,
    @Nullable String reason,
    @Nullable String vendor,
    @Nullable String priority,
    Instant recordedAt) {

  /** What happened. */
  public enum Type {
    REQUESTED,
    ACCEPTED,
    REJECTED,
    DISPATCHED,
    ACKNOWLEDGED,
    DECLINED,
    ON_SITE,
    PAUSED,
    RESUMED,
    MADE_SAFE,
    COMPLETED,
    VERIFIED,
    FOLLOWED_UP,
    CLOSED,
    REOPENED,
    CANCELLED,
    TRANSFERRED;

    /** Ends the order without completing it. */
    boolean isBreakOff() {
      return this == REJECTED || this == CANCELLED || this == TRANSFERRED;
    }
  }
}
