package cn.houqin.events.kpi;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of what follows for a vendor from final scores and events by its contract's ladder.
 * {@code step} is TALK, RECTIFICATION_NOTICE, WARNING, FINAL_WARNING, SUSPENSION,
 * TERMINATION_PROPOSAL or COMMENDATION.
 */
public sealed interface ConsequenceEvent extends Event {

  /**
   * The ladder says so; it takes effect when it is served.
   *
   * @param rule of the ladder that decided the step
   * @param needsPerson whether a person confirms it before it is served
   */
  @EventType("consequence.proposed.v1")
  record Proposed(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      String rule,
      boolean needsPerson,
      Instant recordedAt)
      implements ConsequenceEvent {}

  @EventType("consequence.dismissed.v1")
  record Dismissed(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      String dismissedBy,
      String reason,
      Instant recordedAt)
      implements ConsequenceEvent {}

  /**
   * The vendor is told; it holds from now on. A SUSPENSION bars the vendor from new work.
   *
   * @param reason of who confirmed it, or what caused it
   * @param rectifyBy by when the vendor is to have rectified (RECTIFICATION_NOTICE)
   * @param scope LINE or VENDOR: from which work a SUSPENSION bars it; null for VENDOR
   */
  @EventType("consequence.served.v1")
  record Served(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      String reason,
      @Nullable Instant rectifyBy,
      Instant recordedAt,
      @Nullable String scope)
      implements ConsequenceEvent {}

  /** Another person looked whether the vendor has rectified. */
  @EventType("consequence.rechecked.v1")
  record Rechecked(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      boolean passed,
      String checkedBy,
      Instant recordedAt)
      implements ConsequenceEvent {}

  /**
   * It holds no more: its cause fell away, or a panel heard the vendor's appeal.
   *
   * @param reason CAUSE_FELL_AWAY, REVOKED or OVERTURNED
   */
  @EventType("consequence.withdrawn.v1")
  record Withdrawn(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      String reason,
      Instant recordedAt)
      implements ConsequenceEvent {}

  /** A person ended a SUSPENSION. */
  @EventType("consequence.reinstated.v1")
  record Reinstated(
      String consequence,
      String contract,
      String line,
      String vendor,
      String step,
      String reinstatedBy,
      String reason,
      Instant recordedAt)
      implements ConsequenceEvent {}
}
