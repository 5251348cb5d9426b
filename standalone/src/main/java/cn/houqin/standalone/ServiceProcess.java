package cn.houqin.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service as a process of its own, from its boot jar, as in production. */
public record ServiceProcess(String name, Process process) implements AutoCloseable {

  /** The setting that tells a service where all are. */
  public static String routes(Path file) {
    return "--houqin.routes-file=" + file;
  }

  /**
   * @param label names its log
   * @param secret the service's own, handed over in its environment where no other user reads it
   */
  public static ServiceProcess start(
      String service, String label, String[] settings, String secret, Path home) {
    var jar =
        Path.of(
            System.getProperty("houqin.root", "."), service, "target", service + "-0.1.0-boot.jar");
    if (!Files.exists(jar)) {
      throw new CannotStart(jar + " is not built. Run ./mvnw -DskipTests package first.");
    }
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx192m", "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    Arrays.stream(settings)
        .filter(setting -> !setting.startsWith("--spring.autoconfigure.exclude"))
        .filter(setting -> !setting.startsWith("--spring.main."))
        .forEach(command::add);
    try {
      var logs = Files.createDirectories(home.resolve("logs"));
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(logs.resolve(label + ".log").toFile());
      builder.environment().put("HOUQIN_SECURITY_CLIENT_SECRET", secret);
      return new ServiceProcess(label, builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Asks it to end and waits until it has. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
