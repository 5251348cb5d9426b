package cn.houqin.standalone.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processes that start behind those at work: with the least share of the processor (POSIX nice, 19)
 * until they are ready, so that the start of a JVM costs the requests of others nothing.
 *
 * <p>To take that back a process needs leave of the system (on Linux root, CAP_SYS_NICE or {@code
 * ulimit -e}); where there is none, a process starts like all others: one that stays behind for
 * good would be worse.
 */
public final class Niceness {

  private static final String LEAST = "19";

  private Niceness() {}

  /**
   * Words before a command that has it run behind all others; none if {@link #restore} cannot undo
   * it.
   */
  public static List<String> behindOthers() {
    return canBeRestored() ? List.of("nice", "-n", LEAST) : List.of();
  }

  /** Whether a process that began behind others may come to the fore again. */
  public static boolean canBeRestored() {
    return ran("nice", "-n", LEAST, "sh", "-c", "renice " + own() + " -p $$");
  }

  /** Gives a process the share that this one has. On Linux every thread has its own. */
  public static void restore(long process) {
    var restored = new HashSet<String>();
    for (var found = threads(process); !restored.containsAll(found); found = threads(process)) {
      var command = new ArrayList<>(List.of("renice", own(), "-p"));
      command.addAll(found);
      ran(command.toArray(String[]::new));
      restored.addAll(found);
    }
  }

  private static List<String> threads(long process) {
    try (Stream<Path> tasks = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
      return tasks.map(task -> task.getFileName().toString()).toList();
    } catch (IOException none) {
      return List.of(Long.toString(process));
    }
  }

  /** That of this process, which its children begin with. */
  private static String own() {
    try {
      var asked = new ProcessBuilder("nice").start();
      return new String(asked.getInputStream().readAllBytes()).strip();
    } catch (IOException none) {
      return "0";
    }
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
