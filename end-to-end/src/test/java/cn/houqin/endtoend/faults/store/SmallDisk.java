package cn.houqin.endtoend.faults.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system of its own, small enough to be full at will; whoever may not mount has none. */
record SmallDisk(Path folder) implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  /** Whether it could be had. */
  static boolean isMounted(Path folder, int megabytes) {
    var words =
        List.of(
            "mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "houqin", folder.toString());
    return run(words);
  }

  long free() {
    try {
      FileStore store = Files.getFileStore(folder);
      return store.getUsableSpace();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Takes all that is left. */
  void fill() {
    try (var ballast = Files.newOutputStream(folder.resolve("ballast"))) {
      while (true) {
        ballast.write(new byte[BLOCK]);
      }
    } catch (IOException full) {
      if (free() > BLOCK) {
        throw new UncheckedIOException(full);
      }
    }
  }

  /** Gives it back. */
  void makeRoom() {
    try {
      Files.delete(folder.resolve("ballast"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    run(List.of("umount", "-l", folder.toString()));
  }

  private static boolean run(List<String> words) {
    try {
      var process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
