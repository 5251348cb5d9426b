package cn.houqin.standalone.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;

/**
 * A service's boot jar and how a process is started from it: as it is, or, once a start was
 * recorded, unpacked, since what lies in a jar within a jar is in no start cache.
 */
public record ServiceJar(String service, Path jar) {

  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:MetaspaceSize=128m", "-XX:TieredStopAtLevel=1");
  private static final int UNPACK_SECONDS = 120;

  /** Where the build puts it. */
  public static ServiceJar of(String service) {
    return new ServiceJar(
        service,
        Path.of(
            System.getProperty("houqin.root", "."),
            service,
            "target",
            service + "-0.1.0-boot.jar"));
  }

  public boolean isBuilt() {
    return Files.isRegularFile(jar);
  }

  /** Java and its words up to the service's own, with the start cache where there is one. */
  public List<String> command(StartCaches caches) {
    var cache = cache(caches);
    if (cache.isThere()) {
      StartCaches.used(cache, now());
    }
    return cache.isThere() ? words(cache.using(), unpacked(cache)) : words(List.of(), jar);
  }

  /** The same, to record a start that ends by SIGTERM, unless one was. */
  public List<String> recording(StartCaches caches) {
    var cache = cache(caches);
    if (cache.isThere()) {
      return command(caches);
    }
    caches.forgetUnfit(cache);
    var words = cache.recording();
    unpack(cache);
    return words(words, unpacked(cache));
  }

  /** A start that was recorded is used from now on; false where none was. */
  public boolean keep(StartCaches caches) {
    return cache(caches).keep();
  }

  public boolean isRecorded(StartCaches caches) {
    return cache(caches).isThere();
  }

  private Path unpacked(StartCache cache) {
    return cache.folder().resolve(jar.getFileName());
  }

  private static List<String> words(List<String> more, Path from) {
    var words = new ArrayList<>(List.of(java()));
    words.addAll(FLAGS);
    words.addAll(more);
    words.addAll(List.of("-jar", from.toString()));
    return words;
  }

  /** By what is in the jar: built anew of the same sources it is the same. */
  private StartCache cache(StartCaches caches) {
    try (var zip = new ZipFile(jar.toFile())) {
      var parts =
          zip.stream()
              .map(entry -> entry.getName() + " " + entry.getSize() + " " + entry.getCrc())
              .toList();
      return StartCache.of(caches.folder(), service, jar.toAbsolutePath(), FLAGS, parts);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void unpack(StartCache cache) {
    var command =
        List.of(
            java(),
            "-XX:TieredStopAtLevel=1",
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            cache.folder().toString(),
            "--force");
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(jar + " could not be unpacked");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Instant now() {
    return Clock.systemUTC().instant();
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
