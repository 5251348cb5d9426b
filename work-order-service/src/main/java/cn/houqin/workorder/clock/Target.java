package cn.houqin.workorder.clock;

import java.time.Instant;

/** What a clock allows. */
public sealed interface Target {

  /** So many minutes of working time. */
  record Minutes(long minutes) implements Target {}

  /** By the end of the n-th working day after the start; 0 is the same day. */
  record WorkingDays(int days) implements Target {}

  /** A due date from another system: pauses and calendars do not touch it. */
  record FixedInstant(Instant at) implements Target {}
}
