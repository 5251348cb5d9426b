package cn.houqin.endtoend.bench.scores;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.people.Person;
import cn.houqin.endtoend.faults.process.BootJar;
import cn.houqin.endtoend.faults.process.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** vendor-kpi-service as it is deployed: its boot jar in a process of its own, the JIT on. */
final class KpiProcess implements AutoCloseable {

  private static final Path LOG =
      Path.of(
          System.getProperty("houqin.root"),
          "end-to-end",
          "target",
          "bench",
          "vendor-kpi-service.log");

  private final int port = Surroundings.freePort();
  private final Process process;

  KpiProcess(Surroundings here) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx768m", "-jar", BootJar.of("vendor-kpi-service").toString()));
    command.addAll(here.settings("vendor-kpi-service", port));
    try {
      Files.createDirectories(LOG.getParent());
      this.process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(LOG.toFile())
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  long pid() {
    return process.pid();
  }

  void awaitReady() {
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(180))
        .until(this::isReady);
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("vendor-kpi-service ended by itself, see " + LOG);
    }
    return new Person(address(), "").attempt("/actuator/health/readiness").isPresent();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
