package cn.houqin.standalone.deployment;

import java.io.IOException;
import java.util.List;

/**
 * Processes that start behind those at work: in Linux's scheduling class SCHED_IDLE (sched(7)), of
 * which a thread runs only where no other wants to, until they are ready. The start of a JVM then
 * hardly costs the requests of others.
 *
 * <p>To take that back a process needs leave of the system (root, CAP_SYS_NICE or {@code ulimit -e}
 * of 20); where there is none, or no Linux, a process starts like all others: one that stays behind
 * for good would be worse.
 */
public final class IdlePriority {

  private static final int TRIES = 50;

  private final boolean canBeEnded;

  private IdlePriority(boolean canBeEnded) {
    this.canBeEnded = canBeEnded;
  }

  /** As the system allows it here and now; what it says holds for processes started by it. */
  public static IdlePriority here() {
    return new IdlePriority(ran("chrt", "--idle", "0", "sh", "-c", "chrt --other --pid 0 $$"));
  }

  /**
   * Words before a command that has it run behind all others; none if {@link #end} could not undo
   * it.
   */
  public List<String> words() {
    return canBeEnded ? List.of("chrt", "--idle", "0") : List.of();
  }

  /**
   * Has a process that was started with the words run like all others, with all its threads. False
   * if it was behind and has ended, or stays there in spite of it.
   */
  public boolean end(Process process) {
    if (!canBeEnded) {
      return true;
    }
    var id = Long.toString(process.pid());
    var command = new String[] {"chrt", "--all-tasks", "--other", "--pid", "0", id};
    // It gives up at a thread that has just ended; one that begins meanwhile may be a child of one
    // that has not come to the fore yet: twice in a row, and none is left.
    var inARow = 0;
    for (var tries = 0; inARow < 2 && tries < TRIES && process.isAlive(); tries++) {
      inARow = ran(command) ? inARow + 1 : 0;
    }
    return inARow == 2;
  }

  private static boolean ran(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
