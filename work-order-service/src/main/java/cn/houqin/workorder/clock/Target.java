package cn.houqin.workorder.clock;

import java.time.Instant;

/** What a clock allows. */
public sealed interface Target {

  /** So many minutes of working time. */
  record Minutes(long minutes) implements Target {
    public Minutes {
      refuseNegative("minutes", minutes);
    }
  }

  /** By the end of the n-th working day after the start; 0 is the same day. */
  record WorkingDays(int days) implements Target {
    public WorkingDays {
      refuseNegative("working days", days);
    }
  }

  /** A due date from another system: pauses and calendars do not touch it. */
  record FixedInstant(Instant at) implements Target {}

  private static void refuseNegative(String what, long value) {
    if (value < 0) {
      throw new IllegalArgumentException("A target allows 0 or more " + what + ": " + value);
    }
  }
}
