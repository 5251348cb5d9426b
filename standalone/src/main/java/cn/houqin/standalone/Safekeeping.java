package cn.houqin.standalone;

import cn.houqin.platform.localmongo.LocalMongo;
import cn.houqin.standalone.backup.Backup;
import cn.houqin.standalone.backup.Ground;
import cn.houqin.standalone.backup.Manifest;
import cn.houqin.standalone.backup.Rebuild;
import cn.houqin.standalone.backup.Restore;
import cn.houqin.standalone.broker.Broker;
import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.FolderLock;
import cn.houqin.standalone.deployment.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Backups of a data folder, whether it runs or not, and of a store and broker elsewhere. */
public record Safekeeping(Path home) {

  /** Stands in a data folder while a backup is put back into it. */
  private static final String RESTORING = "restore-unfinished";

  static Safekeeping in(Path home) {
    return new Safekeeping(home.toAbsolutePath());
  }

  /** Throws where a restore did not come to its end. */
  static void refuseHalfRestored(Path home) {
    if (Files.exists(home.resolve(RESTORING))) {
      throw new CannotStart(
          "A restore into "
              + home
              + " did not come to its end. ./houqin reset, then restore again.");
    }
  }

  /** From what runs in the data folder or lies there, or from elsewhere. */
  public int backup(Path folder, Optional<Ground> of) {
    var began = System.nanoTime();
    var running = Running.in(home);
    Manifest manifest;
    if (of.isPresent()) {
      manifest = new Backup(of.get()).into(folder);
    } else if (running.isAlive()) {
      manifest = new Backup(running.ground()).into(folder);
    } else if (Files.exists(home)) {
      refuseHalfRestored(home);
      manifest = standing(ground -> new Backup(ground).into(folder));
    } else {
      throw new CannotStart("There is no data in " + home + ".");
    }
    say("Backed up", manifest, began);
    return 0;
  }

  /** Into the data folder, which must be empty, or elsewhere. */
  public int restore(Path folder, Optional<Ground> onto) {
    var began = System.nanoTime();
    Restore.check(folder);
    if (onto.isPresent()) {
      say("Restored", new Restore(onto.get()).from(folder), began);
      return 0;
    }
    if (Running.in(home).isAlive()) {
      throw new CannotStart("It runs in " + home + ". A backup is restored into an empty folder.");
    }
    mark();
    var manifest = standing(ground -> new Restore(ground).from(folder));
    unmark();
    say("Restored", manifest, began);
    return 0;
  }

  /** Drops what scores are made of, to be made again at the next start. */
  public int rebuild(Optional<Ground> of) {
    if (of.isEmpty() && Running.in(home).isAlive()) {
      throw new CannotStart("It runs. ./houqin down first.");
    }
    var observations =
        of.isPresent()
            ? Rebuild.ofScores(of.get()).begin()
            : standing(ground -> Rebuild.ofScores(ground).begin());
    System.out.printf(
        "%d observations and all that was made of them will be made again at the next start.%n",
        observations);
    return 0;
  }

  /** On the folder's own store and broker, started for it alone. */
  private <T> T standing(Function<Ground, T> work) {
    var ports = Ports.free();
    try (var held = FolderLock.ofPlatform(home)) {
      assert held.held().isOpen();
      LeftBehind.stop(home);
      try (var mongo = LocalMongo.obtain(home);
          var broker = Broker.start(home, ports.broker(), ports.controller())) {
        return work.apply(Ground.of(mongo.uri(), broker.bootstrapServers()));
      }
    }
  }

  private void mark() {
    try {
      Files.createDirectories(home);
      try (var files = Files.list(home)) {
        if (files.findAny().isPresent()) {
          throw new CannotStart(home + " is not empty. A backup is restored into an empty folder.");
        }
      }
      Files.createFile(home.resolve(RESTORING));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void unmark() {
    try {
      Files.delete(home.resolve(RESTORING));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void say(String what, Manifest manifest, long began) {
    System.out.printf(
        "%s %d documents of %d collections and %d records of %d topics as of %s in %d ms.%n",
        what,
        manifest.documents(),
        manifest.collections().size(),
        manifest.records(),
        manifest.topics().size(),
        manifest.at(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
  }
}
