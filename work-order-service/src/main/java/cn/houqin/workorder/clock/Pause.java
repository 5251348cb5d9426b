package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.Interval;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch in which the clock is held.
 *
 * @param to null while it is open
 */
public record Pause(Instant from, @Nullable Instant to) {

  Interval interval() {
    return new Interval(from.toEpochMilli(), to == null ? Long.MAX_VALUE : to.toEpochMilli());
  }

  boolean isOpen() {
    return to == null;
  }
}
