package cn.houqin.endtoend.bench.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** CPU time as Linux counts it, in milliseconds. */
public final class Cpu {

  private static final int TICK_MILLIS = 10;

  private Cpu() {}

  /** User and system time of a process. */
  public static long millis(long pid) {
    var fields = read("/proc/" + pid + "/stat").replaceFirst("^.*\\) ", "").split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
  }

  /** Of everything on the machine that was not idle. */
  public static long busyMillis() {
    var fields = read("/proc/stat").lines().findFirst().orElseThrow().split(" +");
    var all = Arrays.stream(fields, 1, 9).mapToLong(Long::parseLong).toArray();
    return (Arrays.stream(all).sum() - all[3] - all[4]) * TICK_MILLIS;
  }

  public static String model() {
    return read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .findFirst()
        .orElse(": unknown")
        .replaceFirst(".*: ", "");
  }

  /** The machine's load average of the last minute. */
  public static String load() {
    return read("/proc/loadavg").split(" ")[0];
  }

  /** The store that this process has started; itself where the store is elsewhere. */
  public static long store() {
    return ProcessHandle.current()
        .descendants()
        .filter(one -> one.info().command().orElse("").endsWith("mongod"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElse(ProcessHandle.current().pid());
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
