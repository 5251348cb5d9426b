package cn.houqin.standalone.cell;

import cn.houqin.standalone.ServiceProcess;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.IdlePriority;
import cn.houqin.standalone.deployment.Readiness;
import cn.houqin.standalone.deployment.ServiceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A line's own work-order-service; it outlives the command that started it. */
record CellProcess(Path home, String line) {

  private static final String HOME_DATABASE = "houqin_orders";
  private static final String LINES = "--houqin.lines=";
  private static final int STOP_SECONDS = 45;
  private static final int BEHIND_SECONDS = 60;

  /** The database of the default deployment. */
  static String standardDatabase() {
    return HOME_DATABASE;
  }

  String name() {
    return "work-order-service/" + line;
  }

  String database() {
    return HOME_DATABASE + "_" + line.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns once it is ready; one that does not become ready is ended. It starts behind the lines
   * that are at work, but not for longer than a minute: where they take all there is, it must come
   * up nevertheless.
   */
  void start(Surroundings here, URI at) {
    var settings =
        List.of(
            port(at),
            "--server.address=127.0.0.1",
            "--spring.mongodb.uri=" + here.store(),
            "--spring.kafka.bootstrap-servers=" + here.broker(),
            "--houqin.security.issuer=" + here.issuer(),
            "--houqin.security.client-id=work-order-service",
            LINES + line,
            "--houqin.database=" + database(),
            ServiceProcess.routes(RouteTable.in(home.toAbsolutePath()).file()));
    var service = ServiceSpec.named("work-order-service").name();
    var behind = IdlePriority.here();
    var started =
        ServiceProcess.startBehindOthers(behind, service, label(at), settings, here.secret(), home);
    var process = started.process();
    CompletableFuture.delayedExecutor(BEHIND_SECONDS, TimeUnit.SECONDS)
        .execute(() -> behind.end(process));
    var interrupted = new Thread(() -> behind.end(process));
    Runtime.getRuntime().addShutdownHook(interrupted);
    try {
      Readiness.await(name(), at.getPort(), process::isAlive);
      if (!behind.end(process)) {
        throw new CannotStart(name() + " cannot be made to run like all others.");
      }
    } catch (CannotStart late) {
      started.close();
      throw new CannotStart(
          late.getMessage() + " See " + home.resolve("logs").resolve(label(at) + ".log"));
    } finally {
      Runtime.getRuntime().removeShutdownHook(interrupted);
    }
  }

  /** Names the log; two instances that run at once have one each. */
  private String label(URI at) {
    return "work-order-service-" + line.toLowerCase(Locale.ROOT) + "-" + at.getPort();
  }

  private static String port(URI at) {
    return "--server.port=" + at.getPort();
  }

  /** Asks it to end and waits until it has. */
  void stop() {
    instances().forEach(CellProcess::end);
  }

  /** The same with all instances but the one there. */
  void stopOthers(URI than) {
    instances().filter(process -> !words(process).contains(port(than))).forEach(CellProcess::end);
  }

  private Stream<ProcessHandle> instances() {
    return running(home).stream().filter(process -> words(process).contains(LINES + line));
  }

  /** All cells of a data folder. */
  static void stopAll(Path home) {
    var cells = running(home);
    cells.forEach(ProcessHandle::destroy);
    cells.forEach(CellProcess::end);
  }

  private static List<ProcessHandle> running(Path home) {
    var mark = ServiceProcess.routes(RouteTable.in(home.toAbsolutePath()).file());
    return ProcessHandle.allProcesses()
        .filter(process -> words(process).contains(mark))
        .filter(process -> words(process).stream().anyMatch(word -> word.startsWith(LINES)))
        .toList();
  }

  private static List<String> words(ProcessHandle process) {
    return process.info().arguments().map(Arrays::asList).orElse(List.of());
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      process.destroyForcibly();
    }
  }
}
