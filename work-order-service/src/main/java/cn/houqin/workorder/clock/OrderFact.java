package cn.houqin.workorder.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order.
 *
 * @param by who did it
 * @param vendor the vendor it concerns: of a dispatch, the one it went to
 * @param priority the order's priority from then on, where it changed
 * @param rating 1..5, where one was given at this follow-up
 * @param recordedAt when it was written down; {@code at} may be declared earlier
 */
public record OrderFact(
    Type type,
    Instant at,
    String by,
    @Nullable String reason,
    @Nullable String vendor,
    @Nullable String priority,
    @Nullable Integer rating,
    Instant recordedAt) {

  /** Reason of a dispatch or withdrawal from a vendor that was suspended, or its contract. */
  public static final String VENDOR_SUSPENDED = "VENDOR_SUSPENDED";

  /** Whether it concerns a vendor, and not this one. */
  public boolean isOfAnother(@Nullable String mine) {
    return vendor != null && !vendor.equals(mine);
  }

  /** The same of another type. */
  public OrderFact as(Type other) {
    return new OrderFact(other, at, by, reason, vendor, priority, rating, recordedAt);
  }

  /** The same with a rating. */
  public OrderFact rated(@Nullable Integer given) {
    return new OrderFact(type, at, by, reason, vendor, priority, given, recordedAt);
  }

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
    TRANSFERRED,
    /** Offered to several vendors; who takes it is told by a dispatch. */
    OFFERED,
    /** One of those it is offered to does not want it; the others are still asked. */
    OFFER_DECLINED,
    /** Taken from a vendor that was suspended, and given to nobody yet. */
    WITHDRAWN,
    /** Got another priority; nothing else. */
    REPRIORITISED;

    /** Ends the order without completing it. */
    boolean isBreakOff() {
      return this == REJECTED || this == CANCELLED || this == TRANSFERRED;
    }
  }
}
