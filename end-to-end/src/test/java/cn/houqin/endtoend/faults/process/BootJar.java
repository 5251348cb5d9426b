package cn.houqin.endtoend.faults.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service's boot jar, unpacked and with a cache of its loaded classes, so that starting it again
 * and again is cheap. Both are kept under target until the jar is built anew.
 */
public record BootJar(String service, Path folder) {

  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:TieredStopAtLevel=1");

  /** Where the build puts it. */
  public static Path of(String service) {
    return Path.of(
        System.getProperty("houqin.root"), service, "target", service + "-0.1.0-boot.jar");
  }

  /**
   * @param settings of a start that fills the cache and ends by itself
   */
  static BootJar unpack(String service, List<String> settings) {
    var jar = of(service);
    var folder =
        Path.of(
            System.getProperty("houqin.root"),
            "end-to-end",
            "target",
            "faults",
            service + "-" + jar.toFile().lastModified());
    var unpacked = new BootJar(service, folder);
    if (!Files.exists(unpacked.cache())) {
      run(
          List.of(
              "-Djarmode=tools",
              "-jar",
              jar.toString(),
              "extract",
              "--destination",
              folder.toString(),
              "--force"));
      var training = new ArrayList<>(FLAGS);
      training.add("-XX:AOTCacheOutput=" + unpacked.cache());
      training.add("-Dspring.context.exit=onRefresh");
      training.addAll(List.of("-jar", unpacked.jar().toString()));
      training.addAll(settings);
      run(training);
    }
    return unpacked;
  }

  private Path jar() {
    return folder.resolve(service + "-0.1.0-boot.jar");
  }

  private Path cache() {
    return folder.resolve("classes.aot");
  }

  /** The command that starts it. */
  List<String> command(List<String> settings) {
    var words = new ArrayList<>(List.of(java()));
    words.addAll(FLAGS);
    words.add("-XX:AOTCache=" + cache());
    words.addAll(List.of("-jar", jar().toString()));
    words.addAll(settings);
    return words;
  }

  private static void run(List<String> words) {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(words);
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Did not end: " + command);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
