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

  private IdlePriority() {}

  /**
   * Words before a command that has it run behind all others; none if {@link #end} cannot undo it.
   */
  public static List<String> words() {
    return canBeEnded() ? List.of("chrt", "--idle", "0") : List.of();
  }

  /** Whether a process that began behind others may come to the fore again. */
  private static boolean canBeEnded() {
    return ran("chrt", "--idle", "0", "sh", "-c", "chrt --other --pid 0 $$");
  }

  /**
   * Has a process run like all others, with all its threads. False if it has ended, or stays behind
   * in spite of it.
   */
  public static boolean end(long process) {
    if (!canBeEnded()) {
      return true;
    }
    var id = Long.toString(process);
    var command = new String[] {"chrt", "--all-tasks", "--other", "--pid", "0", id};
    // It gives up at a thread that has just ended; one that begins meanwhile may be a child of one
    // that has not come to the fore yet: twice in a row, and none is left.
    var inARow = 0;
    for (var tries = 0; inARow < 2 && tries < TRIES && isAlive(process); tries++) {
      inARow = ran(command) ? inARow + 1 : 0;
    }
    return inARow == 2;
  }

  private static boolean isAlive(long process) {
    return ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
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
