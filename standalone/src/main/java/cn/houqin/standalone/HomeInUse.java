package cn.houqin.standalone;

import cn.houqin.standalone.deployment.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A data folder is used by one platform at a time; the lock ends with whoever holds it. */
record HomeInUse(FileChannel held) implements AutoCloseable {

  static HomeInUse by(Path home) {
    try {
      Files.createDirectories(home);
      var channel =
          FileChannel.open(
              home.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new CannotStart("It runs already in " + home + ". ./houqin down stops it.");
      }
      return new HomeInUse(channel);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException byThisProcess) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
