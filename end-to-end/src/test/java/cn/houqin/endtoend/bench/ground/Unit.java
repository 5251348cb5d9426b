package cn.houqin.endtoend.bench.ground;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.BootJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is measured; a service from its boot jar with the JIT on, as its image has it. */
public record Unit(String name, String address, Process process) implements AutoCloseable {

  private static final Path OUTPUT =
      Path.of(System.getProperty("houqin.root"), "end-to-end", "target", "bench");

  /**
   * @param flags houqin.bench.flags is added to them, for example a profiler's
   */
  public static Unit service(String name, int port, List<String> settings) {
    var command = new ArrayList<>(List.of("-Xmx512m"));
    command.addAll(List.of(System.getProperty("houqin.bench.flags", "-Xshare:auto").split(" ")));
    command.replaceAll(flag -> flag.replace("%s", name));
    command.addAll(List.of("-jar", BootJar.of(name).toString()));
    command.addAll(settings);
    return java(name, port, command);
  }

  /** This JVM's java with these words. */
  public static Unit java(String name, int port, List<String> words) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words);
    return started(name, port, command);
  }

  public static Unit started(String name, int port, List<String> command) {
    try {
      var log = Files.createDirectories(OUTPUT).resolve(name + ".log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Unit(name, "http://127.0.0.1:" + port, process);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  long pid() {
    return process.pid();
  }

  /** User and system time in milliseconds of it and what it has started. */
  public long spent() {
    if (!process.isAlive()) {
      return 0;
    }
    return Cpu.millis(pid())
        + Arrays.stream(process.descendants().mapToLong(ProcessHandle::pid).toArray())
            .map(Cpu::millis)
            .sum();
  }

  public Unit ready() {
    return answering("/actuator/health/readiness");
  }

  public Unit answering(String path) {
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(180))
        .until(() -> isThere(path));
    return this;
  }

  private boolean isThere(String path) {
    if (!process.isAlive()) {
      throw new AssertionError(name + " ended by itself, see its log in " + OUTPUT);
    }
    return new Person(address, "").attempt(path).isPresent();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
