package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Closing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure that came for a card, and whether and how it counts; who withdrew it and why stands on
 * the figure.
 *
 * @param appeal by which it is disputed, or was taken out of the count; null where by none
 */
record EvidenceView(Observation observation, State state, @Nullable String appeal) {

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
    var appeal = card.disputes().appealOf(one.evidenceId()).orElse(null);
    return new EvidenceView(one, state(one, card, cutOff), appeal);
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
