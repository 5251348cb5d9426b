package cn.houqin.endtoend.faults.process;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.standalone.deployment.IdlePriority;
import cn.houqin.standalone.start.ServiceJar;
import cn.houqin.standalone.start.StartCaches;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** A process of its own, killed and started again at the same address. */
public final class Killable implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CELL = "work-order-service";

  private final List<String> command;
  private final int port;
  private final Path log;
  private final IntPredicate there;
  private Process process;

  private Killable(List<String> command, int port, Path log, IntPredicate there) {
    this.command = command;
    this.port = port;
    this.log = log;
    this.there = there;
    this.process = run(command, log);
  }

  private Killable(Process running, List<String> command, int port, Path log) {
    this.command = command;
    this.port = port;
    this.log = log;
    this.there = Killable::takesConnections;
    this.process = running;
  }

  /** One that somebody else has started. */
  static Killable of(Process running, int port, Path log) {
    var words = new ArrayList<String>();
    words.add(running.info().command().orElseThrow());
    words.addAll(List.of(running.info().arguments().orElseThrow()));
    return new Killable(running, words, port, log);
  }

  public static Killable start(String service, Surroundings here, List<String> more) {
    return start(service, here, more, List.of());
  }

  /**
   * @param before words in front of the command, for example env with what is to be set
   */
  public static Killable start(
      String service, Surroundings here, List<String> more, List<String> before) {
    var port = Surroundings.freePort();
    var settings = new ArrayList<>(here.settings(service, port));
    settings.addAll(more);
    return start(service, port, settings, before);
  }

  private static Killable start(
      String service, int port, List<String> settings, List<String> before) {
    var log = BootJar.log(service);
    var jar = BootJar.recorded(service, words -> startAndEnd(words, settings, port, log));
    var command = new ArrayList<>(before);
    command.addAll(jar.command(settings));
    return new Killable(command, port, log, Killable::saysReady);
  }

  private static void startAndEnd(List<String> words, List<String> settings, int port, Path log) {
    var command = new ArrayList<>(words);
    command.addAll(settings);
    try (var once = new Killable(command, port, log, Killable::saysReady)) {
      once.awaitReady();
      once.terminate();
    }
  }

  /**
   * A work-order-service of some lines' own, on a database of its own.
   *
   * @param lines codes with commas between them; the first names the database
   */
  public static Killable startCell(String lines, Surroundings here) {
    var port = Surroundings.freePort();
    return start(CELL, port, cellSettings(lines, here, port), List.of());
  }

  /** The same, recorded until it ends: what it does meanwhile is in the cache as well. */
  public static Killable startCellRecorded(String lines, Surroundings here, StartCaches caches) {
    return startCell(lines, here, ServiceJar.of(CELL).recording(caches));
  }

  /** The same as {@code ./houqin cell restart} starts it: behind all that is at work; ready. */
  public static Killable startCellBehindOthers(
      String lines, Surroundings here, StartCaches caches) {
    var behind = IdlePriority.here();
    var words = new ArrayList<>(behind.words());
    words.addAll(ServiceJar.of(CELL).command(caches));
    var cell = startCell(lines, here, words);
    try {
      cell.awaitReady();
      if (!behind.end(cell.process)) {
        throw new AssertionError("Stays behind others, see " + cell.log);
      }
    } catch (RuntimeException | AssertionError failed) {
      cell.close();
      throw failed;
    }
    return cell;
  }

  private static Killable startCell(String lines, Surroundings here, List<String> words) {
    var port = Surroundings.freePort();
    var command = new ArrayList<>(words);
    command.addAll(cellSettings(lines, here, port));
    return new Killable(command, port, BootJar.log(CELL), Killable::saysReady);
  }

  private static List<String> cellSettings(String lines, Surroundings here, int port) {
    var home = here.database(CELL);
    var settings = new ArrayList<>(here.settings(CELL, port));
    settings.replaceAll(one -> one.replace("/" + home + "?", "/" + here.cellDatabase(lines) + "?"));
    settings.addAll(List.of("--houqin.lines=" + lines, "--houqin.moves.home=" + home));
    return settings;
  }

  /** One that is ready once it takes connections. */
  static Killable of(List<String> command, int port, Path log) {
    return new Killable(command, port, log, Killable::takesConnections);
  }

  private static Process run(List<String> command, Path log) {
    try {
      var started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
      return started;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  /** SIGKILL, and again from the beginning. */
  public void killAndRestart() {
    kill();
    restart();
  }

  public void restart() {
    process = run(command, log);
  }

  /** SIGKILL; returns once it is gone. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM; returns once it has ended by itself. */
  public void terminate() {
    process.destroy();
    try {
      if (!process.waitFor(180, java.util.concurrent.TimeUnit.SECONDS)) {
        throw new AssertionError("Does not end, see " + log);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGSTOP: its connections stay, and it never answers; SIGCONT: on it goes. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  public void awaitReady() {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Figures.patience(120))
        .until(this::isReady);
  }

  private boolean isReady() {
    if (!process.isAlive()) {
      throw new AssertionError("Ended by itself, see " + log);
    }
    return there.test(port);
  }

  private static boolean saysReady(int port) {
    var question =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean takesConnections(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public void close() {
    kill();
  }
}
