package cn.houqin.standalone.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The folder of start caches; nothing is lost with it but time. */
public record StartCaches(Path folder) {

  private static final Duration UNUSED = Duration.ofDays(30);

  /** The property houqin.cache, else HOUQIN_CACHE, else below the user's own cache folder. */
  public static StartCaches ofUser() {
    var given = System.getProperty("houqin.cache", System.getenv("HOUQIN_CACHE"));
    if (given != null && !given.isBlank()) {
      return new StartCaches(Path.of(given));
    }
    var user = System.getenv("XDG_CACHE_HOME");
    var base =
        user == null || user.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(user);
    return new StartCaches(base.resolve("houqin").resolve("starts"));
  }

  /** Removes those of the same owner that fit no longer; true where there was one. */
  boolean forgetUnfit(StartCache wanted) {
    var unfit =
        list().stream()
            .filter(one -> name(one).startsWith(wanted.owner() + "-"))
            .filter(one -> !one.equals(wanted.folder()))
            .toList();
    forget(unfit);
    return !unfit.isEmpty();
  }

  /** All that was recorded is used from now on; how many these are. */
  public int keepRecorded() {
    var kept = 0;
    for (var one : list()) {
      kept += StartCache.named(folder, name(one)).keep() ? 1 : 0;
    }
    return kept;
  }

  /** Removes those that nobody has used for thirty days, for example of a checkout that is gone. */
  public void forgetOld(Instant now) {
    forget(list().stream().filter(one -> modified(one).isBefore(now.minus(UNUSED))).toList());
  }

  /** What JVMs say while they record, which is much and seldom of use. */
  public Path log() {
    try {
      var log = Files.createDirectories(folder).resolve("record.log");
      Files.deleteIfExists(log);
      return log;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** So that it does not get old. */
  static void used(StartCache cache, Instant now) {
    try {
      Files.setLastModifiedTime(cache.folder(), FileTime.from(now));
    } catch (IOException notOurs) {
      return;
    }
  }

  /** All but those that a process runs on. */
  private static void forget(List<Path> caches) {
    if (caches.isEmpty()) {
      return;
    }
    var running =
        ProcessHandle.allProcesses()
            .map(one -> one.info().commandLine().orElse(""))
            .filter(line -> !line.isEmpty())
            .toList();
    caches.stream()
        .filter(one -> running.stream().noneMatch(line -> line.contains(name(one))))
        .forEach(StartCaches::remove);
  }

  private List<Path> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.list(folder)) {
      return all.filter(one -> name(one).matches(StartCache.NAMED)).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String name(Path one) {
    return one.getFileName().toString();
  }

  private static Instant modified(Path one) {
    try {
      return Files.getLastModifiedTime(one).toInstant();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void remove(Path one) {
    try (var files = Files.walk(one)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
