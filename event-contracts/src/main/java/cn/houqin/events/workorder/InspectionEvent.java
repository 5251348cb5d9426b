package cn.houqin.events.workorder;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens with inspections. */
public sealed interface InspectionEvent extends Event {

  /** A checklist was filled in; elements that do not apply count nowhere. */
  @EventType("inspection.recorded.v1")
  record Recorded(
      String inspection,
      String line,
      String location,
      @Nullable String contract,
      @Nullable Integer contractVersion,
      @Nullable String vendor,
      int passed,
      int failed,
      int notApplicable,
      String inspectedBy,
      Instant occurredAt,
      Instant recordedAt)
      implements InspectionEvent {}

  @EventType("inspection.evidence-recorded.v1")
  record EvidenceRecorded(Evidence evidence, Instant recordedAt) implements InspectionEvent {}

  @EventType("inspection.evidence-withdrawn.v1")
  record EvidenceWithdrawn(
      String evidenceId,
      String contract,
      String line,
      String month,
      String reason,
      String withdrawnBy,
      Instant recordedAt)
      implements InspectionEvent {}
}
