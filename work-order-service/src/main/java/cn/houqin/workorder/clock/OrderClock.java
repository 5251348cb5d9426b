package cn.houqin.workorder.clock;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A clock of an order at some instant.
 *
 * @param cause unique within the order: RESPOND#1, COMPLETE#1, COMPLETE#1.R2 (after the second
 *     reopening)
 * @param deadline null while a pause is open before it, or beyond 400 days
 * @param decidedAt when it was met or breached; null while it runs or where it gives nothing
 * @param warnings points at which it warns, while it runs
 */
public record OrderClock(
    String cause,
    ClockKind kind,
    Assignment assignment,
    @Nullable Instant deadline,
    State state,
    @Nullable Instant decidedAt,
    List<Warning> warnings) {

  /** What a clock says. */
  public enum State {
    RUNNING,
    MET,
    BREACHED,
    /** Cut off before it was decided: it gives nothing. */
    VOID
  }

  /**
   * A warning point.
   *
   * @param segment of the priority that decides the clock, from 0: another one warns again
   */
  public record Warning(int segment, int percent, Instant at) {}

  public boolean isDecided() {
    return state == State.MET || state == State.BREACHED;
  }
}
