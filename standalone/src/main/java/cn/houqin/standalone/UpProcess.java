package cn.houqin.standalone;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./houqin up} on an empty data folder and free ports, until it is closed. */
record UpProcess(Process process, Path home, long began) implements AutoCloseable {

  private static final int STOP_SECONDS = 600;

  /**
   * @param environment besides this process's own
   * @param errors where they are written to
   */
  static UpProcess start(
      boolean processes, Map<String, String> environment, ProcessBuilder.Redirect errors) {
    var script = Path.of(System.getProperty("houqin.root", "."), "houqin").toString();
    var port = Integer.toString(Ports.freeBase());
    var command = new ArrayList<>(List.of(script, "up", "--port", port));
    if (processes) {
      command.add("--processes");
    }
    try {
      var home = Files.createTempDirectory("houqin-up");
      var builder = new ProcessBuilder(command).redirectError(errors);
      builder.environment().put("HOUQIN_HOME", home.toString());
      builder.environment().putAll(environment);
      var began = System.nanoTime();
      return new UpProcess(builder.start(), home, began);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Seconds from the start until it said so. */
  double awaitReady() {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        if (line.contains(" is ready.")) {
          var seconds = seconds();
          Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
          return seconds;
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    throw new CannotStart("It did not start.");
  }

  /** Since the start. */
  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Leaves it alone for so long. */
  void idle(int seconds) {
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) {
        throw new CannotStart("It ended by itself.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted.");
    }
  }

  /** Of it and all it has started, mongod apart. */
  long residentMegabytes() {
    var counted =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .filter(one -> !one.info().command().orElse("").endsWith("mongod"))
            .map(one -> Long.toString(one.pid()))
            .collect(Collectors.joining(","));
    try {
      var listing = new ProcessBuilder("ps", "-o", "rss=", "-p", counted).start();
      try (var lines = listing.inputReader(StandardCharsets.UTF_8).lines()) {
        return lines.mapToLong(line -> Long.parseLong(line.strip())).sum() / 1024;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    // Not Process.destroy: it would close what the platform still writes to.
    process.toHandle().destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new CannotStart("Process " + process.pid() + " does not end.");
      }
      remove();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void remove() {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
