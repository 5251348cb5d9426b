package cn.houqin.events.kpi;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import cn.houqin.events.workorder.Evidence;
import java.time.Instant;

/**
 * Figures that people or a hospital's other systems enter, for want of a service that gives them.
 */
public sealed interface ObservationEvent extends Event {

  /**
   * A figure was entered.
   *
   * @param entry source system and the figure's id there
   * @param reason why it was entered
   */
  @EventType("observation.recorded.v1")
  record Recorded(
      String entry, Evidence evidence, String reason, String enteredBy, Instant recordedAt)
      implements ObservationEvent {}

  /** An entered figure no longer counts. */
  @EventType("observation.withdrawn.v1")
  record Withdrawn(
      String entry,
      String evidenceId,
      String contract,
      String line,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements ObservationEvent {}

  /**
   * A figure no longer counts, and another counts in its place.
   *
   * @param entry of whatever it was entered as
   * @param replacement the figure that counts instead
   */
  @EventType("observation.superseded.v1")
  record Superseded(
      String entry,
      String evidenceId,
      Evidence replacement,
      String reason,
      String supersededBy,
      Instant recordedAt)
      implements ObservationEvent {}
}
