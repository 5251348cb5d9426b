package cn.houqin.kpi.consequence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of a contract whose ladder is evaluated when something changed.
 *
 * @param asked how often something changed; what is found after the last of them stands
 * @param nextTimerAt when it is evaluated; unset when nothing changed since
 */
record Watch(String contract, String line, long asked, @Nullable Instant nextTimerAt) {

  Watch asked(Instant now) {
    return new Watch(contract, line, asked + 1, now);
  }

  Watch evaluated() {
    return new Watch(contract, line, asked, null);
  }
}
