package cn.houqin.endtoend.faults.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine's clock that one process alone sees jump (libfaketime, where it is installed). */
record FalseTime(Path library, Path file) {

  private static final List<Path> PLACES =
      List.of(
          Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
          Path.of("/usr/lib/faketime/libfaketime.so.1"));

  static Optional<FalseTime> in(Path folder) {
    return PLACES.stream()
        .filter(Files::exists)
        .findFirst()
        .map(library -> new FalseTime(library, folder.resolve("time")).jump(Duration.ZERO));
  }

  /** In front of the command of the process that is to see it. */
  List<String> words() {
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + file,
        "FAKETIME_NO_CACHE=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1");
  }

  /** From now on so far from the real time. */
  FalseTime jump(Duration ahead) {
    try {
      var next = Files.writeString(file.resolveSibling("next"), "+" + ahead.toSeconds() + "\n");
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
