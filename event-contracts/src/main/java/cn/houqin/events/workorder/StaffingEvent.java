package cn.houqin.events.workorder;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;

/**
 * Who stood at the posts that a contract agrees. The contract of these events stands before the
 * roster is built; until then a hospital's other systems enter figures.
 */
public sealed interface StaffingEvent extends Event {

  String roster();

  /**
   * A shift as it was manned.
   *
   * @param day ISO date on which the shift began
   * @param certified of those present, how many hold the certificates that the post asks for
   */
  @EventType("staffing.recorded.v1")
  record Recorded(
      String roster,
      String contract,
      String line,
      String vendor,
      String day,
      String post,
      String shift,
      int agreed,
      int present,
      int certified,
      String checkedBy,
      Instant occurredAt,
      Instant recordedAt)
      implements StaffingEvent {}

  /** A figure for the vendor's score was decided: STAFFING_FILL, CERTIFICATE_VALIDITY, ... */
  @EventType("staffing.evidence-recorded.v1")
  record EvidenceRecorded(String roster, Evidence evidence, Instant recordedAt)
      implements StaffingEvent {}

  /** A figure no longer counts. */
  @EventType("staffing.evidence-withdrawn.v1")
  record EvidenceWithdrawn(
      String roster,
      String evidenceId,
      String contract,
      String line,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements StaffingEvent {}
}
