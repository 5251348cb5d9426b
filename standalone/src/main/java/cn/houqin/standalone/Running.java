package cn.houqin.standalone;

import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/** What runs in a data folder: process and ports, kept in a file while it does. */
record Running(Path file) {

  /** The file's content; the start tells this process from a later one of the same number. */
  record Entry(long pid, long startedAt, Ports ports, String store) {}

  static Running in(Path home) {
    return new Running(home.resolve("running.json"));
  }

  private Optional<Entry> entry() {
    try {
      return Files.exists(file)
          ? Optional.of(JsonMapper.shared().readValue(Files.readString(file), Entry.class))
          : Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Optional<ProcessHandle> process() {
    return entry()
        .flatMap(
            entry ->
                ProcessHandle.of(entry.pid())
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> started(process) == entry.startedAt()));
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(java.time.Instant::toEpochMilli).orElse(0L);
  }

  boolean isAlive() {
    return process().isPresent();
  }

  Ports ports() {
    return entry().orElseThrow().ports();
  }

  /** What its services stand on. */
  Ground ground() {
    var entry = entry().orElseThrow();
    if (entry.store().isEmpty()) {
      throw new CannotStart("It is just starting. Try again once ./houqin status says ready.");
    }
    return Ground.of(entry.store(), entry.ports().brokerAddress());
  }

  /**
   * @param store its address, empty while there is none yet
   */
  void write(Ports ports, String store) {
    var self = ProcessHandle.current();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          JsonMapper.shared()
              .writeValueAsString(new Entry(self.pid(), started(self), ports, store)));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Asks it to end and waits until it has. */
  void stop() {
    process()
        .ifPresent(
            process -> {
              process.destroy();
              try {
                process.onExit().get(90, TimeUnit.SECONDS);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              } catch (ExecutionException | TimeoutException late) {
                throw new CannotStart("Process " + process.pid() + " does not end.");
              }
            });
  }
}
