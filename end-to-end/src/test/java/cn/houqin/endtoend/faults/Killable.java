package cn.houqin.endtoend.faults;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A service as a process of its own, killed and started again at the same address. */
final class Killable implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final List<String> command;
  private final int port;
  private final Path log;
  private Process process;

  private Killable(List<String> command, int port, Path log) {
    this.command = command;
    this.port = port;
    this.log = log;
    this.process = run();
  }

  static Killable start(String service, Surroundings here, List<String> more) {
    var port = Surroundings.freePort();
    var settings = new java.util.ArrayList<>(here.settings(service, port));
    settings.addAll(more);
    var jar = BootJar.unpack(service, settings);
    return new Killable(jar.command(settings), port, jar.folder().resolve("last.log"));
  }

  private Process run() {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /** SIGKILL, and again from the beginning. */
  void killAndRestart() {
    kill();
    restart();
  }

  void restart() {
    process = run();
  }

  /** SIGKILL; returns once it is gone. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM; returns once it has ended by itself. */
  void terminate() {
    process.destroy();
    try {
      if (!process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("Does not end, see " + log);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  void awaitReady() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofSeconds(120))
        .until(this::isReady);
  }

  private boolean isReady() throws InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("Ended by itself, see " + log);
    }
    var question =
        HttpRequest.newBuilder(URI.create(address() + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
