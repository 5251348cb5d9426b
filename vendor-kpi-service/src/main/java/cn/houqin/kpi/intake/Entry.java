package cn.houqin.kpi.intake;

import cn.houqin.events.workorder.Evidence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A figure entered by hand or by another system: source, never dropped. It becomes evidence through
 * its own outbox.
 *
 * @param reason why it was entered
 * @param withdrawn null while it counts
 */
record Entry(
    String sourceSystem,
    String externalId,
    String reason,
    String enteredBy,
    Evidence evidence,
    @Nullable Withdrawal withdrawn) {

  /** What its evidence calls its source. */
  static final String SOURCE = "entered";

  /** Who took it out of the count, and why. */
  record Withdrawal(String by, String reason, Instant at) {}

  /** Withdrawn once; who did it first stays. */
  Entry withdrawn(Withdrawal withdrawal) {
    return withdrawn != null
        ? this
        : new Entry(sourceSystem, externalId, reason, enteredBy, evidence, withdrawal);
  }
}
