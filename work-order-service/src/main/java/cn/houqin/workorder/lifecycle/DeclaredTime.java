package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.problem.Invalid;
import cn.houqin.workorder.clock.OrderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When something happened by the word of a worker who had no signal.
 *
 * @param tolerance how long ago it may have been, by the contract
 */
record DeclaredTime(Instant now, Duration tolerance) {

  /** Where no contract says otherwise. */
  static final int DEFAULT_MINUTES = 15;

  /**
   * The declared instant, if it may be believed; now if none was declared, but not before what
   * another wrote meanwhile.
   */
  Instant of(@Nullable Instant declared, List<OrderFact> facts) {
    var previous = facts.getLast().at();
    if (declared == null) {
      return now.isBefore(previous) ? previous : now;
    }
    if (declared.isAfter(now)) {
      throw Invalid.field("/occurredAt", "not-in-the-future", declared);
    }
    if (declared.isBefore(now.minus(tolerance))) {
      throw Invalid.field("/occurredAt", "within-tolerance", declared, tolerance.toMinutes());
    }
    if (declared.isBefore(previous)) {
      throw Invalid.field("/occurredAt", "not-before-previous", declared, previous);
    }
    return declared;
  }
}
