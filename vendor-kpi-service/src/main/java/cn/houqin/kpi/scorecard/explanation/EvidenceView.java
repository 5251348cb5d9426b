package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Closing;
import java.time.Instant;

/** A figure that came for a card, and whether and how it counts. */
record EvidenceView(Observation observation, State state) {

  /** How a figure stands to a card. */
  enum State {
    COUNTED,
    /** It counts, though it came after the cut-off. */
    LATE,
    /** It counts, and the vendor has appealed against it. */
    DISPUTED,
    /** A panel took it out of the count. */
    DISREGARDED,
    WITHDRAWN,
    /** Another figure counts in its place. */
    SUPERSEDED
  }

  static EvidenceView of(Observation one, Closing card, Instant cutOff) {
    return new EvidenceView(one, state(one, card, cutOff));
  }

  private static State state(Observation one, Closing card, Instant cutOff) {
    var withdrawn = one.withdrawn();
    if (withdrawn != null) {
      return withdrawn.supersededBy() == null ? State.WITHDRAWN : State.SUPERSEDED;
    }
    if (card.disputes().isDisregarded(one.evidenceId())) {
      return State.DISREGARDED;
    }
    if (card.disputes().isDisputed(one.evidenceId())) {
      return State.DISPUTED;
    }
    return one.receivedAt().isAfter(cutOff) ? State.LATE : State.COUNTED;
  }
}
