package cn.houqin.events.workorder;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens with incidents and interruptions of a service. The contract of them stands before
 * the register of incidents is built; until then a hospital's other systems enter figures.
 */
public sealed interface IncidentEvent extends Event {

  String incident();

  /**
   * Something happened; where it is put down to a contract's line, its ladder may speak of it.
   *
   * @param kind INCIDENT, INTERRUPTION or INTEGRITY_BREACH
   * @param planned announced before and agreed: it counts against nobody
   * @param endedAt null while it lasts
   */
  @EventType("incident.recorded.v1")
  record Recorded(
      String incident,
      String kind,
      @Nullable String contract,
      @Nullable String line,
      @Nullable String vendor,
      List<String> locations,
      String description,
      boolean planned,
      String reportedBy,
      Instant occurredAt,
      @Nullable Instant endedAt,
      Instant recordedAt)
      implements IncidentEvent {}

  /** It was none after all. */
  @EventType("incident.withdrawn.v1")
  record Withdrawn(String incident, String reason, String withdrawnBy, Instant recordedAt)
      implements IncidentEvent {}

  /** A figure for the vendor's score was decided, for example minutes interrupted. */
  @EventType("incident.evidence-recorded.v1")
  record EvidenceRecorded(String incident, Evidence evidence, Instant recordedAt)
      implements IncidentEvent {}

  /** A figure no longer counts. */
  @EventType("incident.evidence-withdrawn.v1")
  record EvidenceWithdrawn(
      String incident,
      String evidenceId,
      String contract,
      String line,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements IncidentEvent {}
}
