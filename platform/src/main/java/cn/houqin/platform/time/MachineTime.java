package cn.houqin.platform.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The machine's own time, for holds, leases, expiry and tokens; never for a business rule. */
public final class MachineTime {

  private MachineTime() {}

  /** Now, in milliseconds. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
