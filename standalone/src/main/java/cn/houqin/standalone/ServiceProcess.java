package cn.houqin.standalone;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.IdlePriority;
import cn.houqin.standalone.start.ServiceJar;
import cn.houqin.standalone.start.StartCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A service as a process of its own, from its boot jar, as in production. */
public record ServiceProcess(String name, Process process) implements AutoCloseable {

  /** A recording is written down when the service has ended. */
  private static final int STOP_SECONDS = Recording.isOfServices() ? 180 : 30;

  /** The setting that tells a service where all are. */
  public static String routes(Path file) {
    return "--houqin.routes-file=" + file;
  }

  /**
   * @param label names its log
   * @param secret the service's own, handed over in its environment where no other user reads it
   */
  public static ServiceProcess start(
      String service, String label, List<String> settings, String secret, Path home) {
    return run(command(service, settings), label, secret, home);
  }

  /** The same behind all that is at work, until {@link IdlePriority#end}. */
  public static ServiceProcess startBehindOthers(
      IdlePriority behind,
      String service,
      String label,
      List<String> settings,
      String secret,
      Path home) {
    var words = new ArrayList<>(behind.words());
    words.addAll(command(service, settings));
    return run(words, label, secret, home);
  }

  private static List<String> command(String service, List<String> settings) {
    var jar = ServiceJar.of(service);
    if (!jar.isBuilt()) {
      throw new CannotStart(jar.jar() + " is not built. Run ./mvnw -DskipTests package first.");
    }
    var caches = StartCaches.ofUser();
    var command =
        new ArrayList<>(Recording.isOfServices() ? jar.recording(caches) : jar.command(caches));
    settings.stream()
        .filter(setting -> !setting.startsWith("--spring.autoconfigure.exclude"))
        .filter(setting -> !setting.startsWith("--spring.main."))
        .forEach(command::add);
    return command;
  }

  private static ServiceProcess run(List<String> command, String label, String secret, Path home) {
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
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
