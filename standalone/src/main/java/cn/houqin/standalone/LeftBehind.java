package cn.houqin.standalone;

import cn.houqin.platform.localmongo.LocalMongo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a platform whose own process was killed left running in its data folder. */
final class LeftBehind {

  private static final int STOP_SECONDS = 30;

  private LeftBehind() {}

  /** Stops it and nothing else: its store, and services that were given its routes. */
  static boolean stop(Path home) {
    var services = services(home.toAbsolutePath());
    services.forEach(ProcessHandle::destroy);
    services.forEach(LeftBehind::await);
    return LocalMongo.stopLeftBehind(home) || !services.isEmpty();
  }

  private static List<ProcessHandle> services(Path home) {
    var mark = ServiceProcess.routes(home.resolve("routes.yml"));
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .filter(words -> Arrays.asList(words).contains(mark))
                    .isPresent())
        .toList();
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      process.destroyForcibly();
    }
  }
}
