package cn.houqin.standalone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long {@code ./houqin up} takes on an empty store and what it holds in memory when idle,
 * mongod apart.
 */
record Measurement(double seconds, long megabytes) {

  private static final int RUNS = Integer.getInteger("houqin.measure.runs", 5);
  private static final int IDLE_SECONDS = 10;
  private static final int STOP_SECONDS = 90;

  /** Starts and stops it five times, or as houqin.measure.runs says; prints each and the median. */
  static int run(boolean processes) {
    var runs = new ArrayList<Measurement>();
    for (var run = 1; run <= RUNS; run++) {
      var one = once(processes);
      System.out.println(one.line("run " + run));
      runs.add(one);
    }
    System.out.println(median(runs).line("median"));
    return 0;
  }

  /** Of each figure by itself. */
  static Measurement median(List<Measurement> runs) {
    var middle = runs.size() / 2;
    return new Measurement(
        runs.stream().map(Measurement::seconds).sorted().toList().get(middle),
        runs.stream().map(Measurement::megabytes).sorted().toList().get(middle));
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-7s ready after %.1f s, %,d MB resident besides mongod",
        name,
        seconds,
        megabytes);
  }

  private static Measurement once(boolean processes) {
    try {
      var home = Files.createTempDirectory("houqin-measure");
      var began = System.nanoTime();
      var process = start(home, processes);
      try {
        awaitReady(process);
        var seconds = (System.nanoTime() - began) / 1e9;
        if (process.waitFor(IDLE_SECONDS, TimeUnit.SECONDS)) {
          throw new CannotStart("It ended by itself.");
        }
        return new Measurement(seconds, residentMegabytes(process));
      } finally {
        stop(process);
        remove(home);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Interrupted.");
    }
  }

  private static Process start(Path home, boolean processes) throws IOException {
    var script = Path.of(System.getProperty("houqin.root", "."), "houqin").toString();
    var command = new ArrayList<>(List.of(script, "up", "--port"));
    command.add(Integer.toString(Ports.freeBase()));
    if (processes) {
      command.add("--processes");
    }
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("HOUQIN_HOME", home.toString());
    return builder.start();
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains(" is ready.")) {
        return;
      }
    }
    throw new CannotStart("It did not start.");
  }

  private static long residentMegabytes(Process process) throws IOException {
    var counted =
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .filter(one -> !one.info().command().orElse("").endsWith("mongod"))
            .map(one -> Long.toString(one.pid()))
            .collect(Collectors.joining(","));
    var listing = new ProcessBuilder("ps", "-o", "rss=", "-p", counted).start();
    try (var lines = listing.inputReader(StandardCharsets.UTF_8).lines()) {
      return lines.mapToLong(line -> Long.parseLong(line.strip())).sum() / 1024;
    }
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      throw new CannotStart("Process " + process.pid() + " does not end.");
    }
  }

  private static void remove(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
