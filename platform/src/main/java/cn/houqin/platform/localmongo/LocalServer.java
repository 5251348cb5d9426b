package cn.houqin.platform.localmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mongod as a child process on a free port of the loopback address. */
final class LocalServer {

  private static final int STOP_SECONDS = 30;

  private LocalServer() {}

  static LocalMongo start(Path program, Path data, String way) {
    try {
      var files = Files.createDirectories(data.resolve("mongodb")).toAbsolutePath();
      stopLeftBehind(files);
      var port = freePort();
      var process =
          new ProcessBuilder(command(program, files, port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      var starting = new Starting(way, port, "127.0.0.1:" + port, process, null);
      return starting.untilWritable();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<String> command(Path program, Path files, int port) {
    return List.of(
        program.toString(),
        "--replSet",
        "rs0",
        "--bind_ip",
        "127.0.0.1",
        "--port",
        Integer.toString(port),
        "--dbpath",
        files.toString(),
        "--unixSocketPrefix",
        files.toString(),
        "--wiredTigerCacheSizeGB",
        "0.25",
        "--oplogSize",
        "64",
        "--setParameter",
        "diagnosticDataCollectionEnabled=false",
        "--wiredTigerEngineConfigString",
        "log=(prealloc=false,file_max=8MB)",
        "--logpath",
        files.resolveSibling("mongod.log").toString());
  }

  /** Ends the server of an earlier start on the same files whose starter was killed. */
  static boolean stopLeftBehind(Path files) throws IOException {
    var left = leftBehind(files);
    if (left.isEmpty()) {
      return false;
    }
    left.get().destroy();
    try {
      left.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException late) {
      throw new NoMongo("process " + left.get().pid() + " still holds " + files);
    }
    return true;
  }

  private static Optional<ProcessHandle> leftBehind(Path files) throws IOException {
    var lock = files.resolve("mongod.lock");
    var holder = Files.exists(lock) ? Files.readString(lock).strip() : "";
    return holder.matches("\\d{1,18}")
        ? ProcessHandle.of(Long.parseLong(holder)).filter(process -> serves(process, files))
        : Optional.empty();
  }

  private static boolean serves(ProcessHandle process, Path files) {
    return process
        .info()
        .arguments()
        .filter(words -> Arrays.asList(words).contains(files.toString()))
        .isPresent();
  }

  static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
