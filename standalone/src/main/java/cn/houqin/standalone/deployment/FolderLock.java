package cn.houqin.standalone.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A data folder is used by one platform at a time, and its cells are changed by one command at a
 * time; the lock ends with whoever holds it.
 */
public record FolderLock(FileChannel held) implements AutoCloseable {

  public static FolderLock ofPlatform(Path home) {
    return of(home.resolve("in-use"), "It runs already in " + home + ". ./houqin down stops it.");
  }

  public static FolderLock ofCellCommand(Path home) {
    return of(
        home.resolve("cells-in-change"),
        "Another ./houqin cell is under way in " + home + ": once it has ended.");
  }

  private static FolderLock of(Path lock, String otherwise) {
    try {
      Files.createDirectories(lock.getParent());
      var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new CannotStart(otherwise);
      }
      return new FolderLock(channel);
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
  public void close() {
    try {
      held.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
