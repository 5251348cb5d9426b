package cn.houqin.kpi.scorecard;

import cn.houqin.events.kpi.ScorecardEvent;
import cn.houqin.kpi.scorecard.Milestones.WithoutManifests;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What others are told of a card's life. */
final class Announcements {

  private Announcements() {}

  static ScorecardEvent closed(
      String id, Closing card, Revision first, @Nullable WithoutManifests without) {
    return new ScorecardEvent.Closed(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        first.number(),
        first.result().shownTotal(),
        first.result().grade(),
        first.result().digest(),
        without == null ? null : without.by(),
        without == null ? null : without.reason(),
        first.at());
  }

  static ScorecardEvent revised(String id, Closing card, Revision next) {
    return new ScorecardEvent.Revised(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        next.number(),
        next.reason().kind().name(),
        next.added().size(),
        next.removed().size(),
        next.result().shownTotal(),
        next.result().grade(),
        next.result().digest(),
        next.at());
  }

  static ScorecardEvent published(String id, Closing card, Instant until, Instant now) {
    return new ScorecardEvent.Published(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        card.revisions().size(),
        until,
        now);
  }

  static ScorecardEvent accepted(String id, Closing card, String by, Instant now) {
    return new ScorecardEvent.Accepted(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        card.revisions().size(),
        by,
        now);
  }

  static ScorecardEvent finalised(String id, Closing card, Revision last, Instant now) {
    return new ScorecardEvent.Finalised(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        last.number(),
        last.result().shownTotal(),
        last.result().grade(),
        last.result().digest(),
        now);
  }

  static ScorecardEvent appealed(
      String id, Closing card, String appeal, String indicator, Instant now) {
    return new ScorecardEvent.Appealed(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        card.revisions().size(),
        appeal,
        indicator,
        now);
  }

  static ScorecardEvent decided(String id, Closing card, Disputing.Settled settled, Instant now) {
    return new ScorecardEvent.AppealDecided(
        id,
        card.contract(),
        card.line(),
        card.vendor(),
        card.month(),
        card.revisions().size(),
        settled.appeal(),
        settled.indicator(),
        settled.accepted(),
        now,
        settled.inPart());
  }
}
