package cn.houqin.events.kpi;

import cn.houqin.events.Event;
import cn.houqin.events.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The life of a month's scorecard, one per contract, line and month (yyyy-MM). */
public sealed interface ScorecardEvent extends Event {

  /**
   * All sources' evidence is in; total and grade are null where nothing was scored.
   *
   * @param withoutManifestsBy who closed it though not all sources had told what they gave; null
   *     where they had
   * @param withoutManifestsReason why
   */
  @EventType("scorecard.closed.v1")
  record Closed(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      @Nullable String total,
      @Nullable String grade,
      String digest,
      @Nullable String withoutManifestsBy,
      @Nullable String withoutManifestsReason,
      Instant recordedAt)
      implements ScorecardEvent {}

  /**
   * A closed card counts other evidence than before; both revisions are kept.
   *
   * @param reason LATE_EVIDENCE, WITHDRAWN_EVIDENCE, CHANGED_EVIDENCE or APPEAL
   * @param added figures counted now and not before
   * @param removed figures counted before and no more
   */
  @EventType("scorecard.revised.v1")
  record Revised(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      String reason,
      int added,
      int removed,
      @Nullable String total,
      @Nullable String grade,
      String digest,
      Instant recordedAt)
      implements ScorecardEvent {}

  @EventType("scorecard.published.v1")
  record Published(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      Instant appealUntil,
      Instant recordedAt)
      implements ScorecardEvent {}

  @EventType("scorecard.accepted.v1")
  record Accepted(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      String acceptedBy,
      Instant recordedAt)
      implements ScorecardEvent {}

  @EventType("scorecard.finalised.v1")
  record Finalised(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      @Nullable String total,
      @Nullable String grade,
      String digest,
      Instant recordedAt)
      implements ScorecardEvent {}

  /**
   * The vendor appeals against figures of an indicator; the card is not final before it is decided.
   */
  @EventType("scorecard.appealed.v1")
  record Appealed(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      String appeal,
      String indicator,
      Instant recordedAt)
      implements ScorecardEvent {}

  /**
   * A panel decided an appeal; accepted, it makes a revision.
   *
   * @param inPart whether only some of the figures appealed against were accepted; null where that
   *     was not told yet
   */
  @EventType("scorecard.appeal-decided.v1")
  record AppealDecided(
      String scorecard,
      String contract,
      String line,
      String vendor,
      String month,
      int revision,
      String appeal,
      String indicator,
      boolean accepted,
      Instant recordedAt,
      @Nullable Boolean inPart)
      implements ScorecardEvent {}
}
