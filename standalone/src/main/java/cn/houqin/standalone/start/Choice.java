package cn.houqin.standalone.start;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Tells ./houqin with which further words its JVM starts: to use a start cache, to record one, or
 * none. It runs before and on the same class path, and needs nothing of it but this package.
 *
 * @param flags of the JVM that starts
 * @param classPath of the same
 */
record Choice(StartCaches caches, List<String> flags, List<Path> classPath) {

  private static final String PLATFORM = "platform";

  /**
   * @param words use or record, then the flags
   */
  public static void main(String[] words) {
    var path = System.getProperty("java.class.path").split(File.pathSeparator);
    var choice =
        new Choice(
            StartCaches.ofUser(),
            List.of(words).subList(1, words.length),
            Arrays.stream(path).map(Path::of).toList());
    var chosen = words[0].equals("record") ? choice.recording() : choice.using(now());
    chosen.forEach(System.out::println);
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  /** One line is said where a cache has to be left out. */
  List<String> using(Instant now) {
    var cache = cache();
    if (cache.isThere()) {
      StartCaches.used(cache, now);
    } else if (caches.forgetUnfit(cache)) {
      System.err.println(
          "The start cache was of another build or JDK and is gone; ./houqin record makes one that fits.");
    }
    return cache.using();
  }

  List<String> recording() {
    var cache = cache();
    caches.forgetUnfit(cache);
    return cache.recording();
  }

  /** Of jars it is enough to know name, size and time: a JVM looks at no more itself. */
  StartCache cache() {
    return StartCache.of(
        caches.folder(),
        PLATFORM,
        classPath.getFirst(),
        flags,
        classPath.stream().map(Choice::told).toList());
  }

  private static String told(Path jar) {
    try {
      return jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
