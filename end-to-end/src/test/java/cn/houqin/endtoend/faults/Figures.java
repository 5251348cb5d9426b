package cn.houqin.endtoend.faults;

import java.time.Duration;

/** How long and how often, and what was found: one line for each promise. */
public final class Figures {

  /** Makes the same choices again; another each time unless given by houqin.faults.seed. */
  public static final long SEED = Long.getLong("houqin.faults.seed", System.nanoTime() % 1_000_000);

  private Figures() {}

  /** Rounds of a fault, more by houqin.faults.rounds. */
  public static int rounds(int usual) {
    return Integer.getInteger("houqin.faults.rounds", usual);
  }

  /** How long is waited for what must come: longer where sizes are larger. */
  public static Duration patience(int seconds) {
    return Boolean.getBoolean("houqin.faults.demand")
        ? Duration.ofMinutes(30)
        : Duration.ofSeconds(seconds);
  }

  public static void print(String line, Object... values) {
    System.out.println("[fault] " + line.formatted(values) + ", seed " + SEED);
  }
}
