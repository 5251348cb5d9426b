package cn.houqin.standalone.cell;

import cn.houqin.standalone.Readiness;
import cn.houqin.standalone.ServiceProcess;
import cn.houqin.standalone.ServiceSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A line's own work-order-service; it outlives the command that started it. */
record CellProcess(Path home, String line) {

  private static final String HOME_DATABASE = "houqin_orders";
  private static final String LINES = "--houqin.lines=";
  private static final int STOP_SECONDS = 45;

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

  /** Returns once it is ready. */
  void start(Surroundings here, URI at) {
    var settings =
        new String[] {
          "--server.port=" + at.getPort(),
          "--server.address=127.0.0.1",
          "--spring.mongodb.uri=" + here.store(),
          "--spring.kafka.bootstrap-servers=" + here.broker(),
          "--houqin.security.issuer=" + here.issuer(),
          "--houqin.security.client-id=work-order-service",
          LINES + line,
          "--houqin.database=" + database(),
          ServiceProcess.routes(RouteTable.in(home.toAbsolutePath()).file())
        };
    var label = "work-order-service-" + line.toLowerCase(Locale.ROOT);
    ServiceProcess.start(
        ServiceSpec.named("work-order-service").name(), label, settings, here.secret(), home);
    Readiness.await(name(), at.getPort());
  }

  /** Asks it to end and waits until it has. */
  void stop() {
    running(home).stream()
        .filter(process -> words(process).contains(LINES + line))
        .forEach(CellProcess::end);
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
