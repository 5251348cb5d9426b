package cn.houqin.standalone.backup;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The files of a backup. Their checksums are written last, as {@code sha256sum -c} reads them: a
 * folder without them is a backup that did not come to its end.
 */
final class Folder {

  private static final String MANIFEST = "manifest.json";
  private static final String SUMS = "SHA256SUMS";
  private static final int BUFFER = 1 << 16;

  private final Path root;
  private final TreeMap<String, String> sums = new TreeMap<>();

  Folder(Path root) {
    this.root = root;
  }

  /** Writes or reads one file. */
  @FunctionalInterface
  interface Work<S, T> {
    T on(S stream) throws IOException;
  }

  /** Throws unless it is empty or not there yet. */
  void begin() throws IOException {
    Files.createDirectories(root);
    try (var files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new NoBackup(root + " is not empty; a backup is written into a folder of its own.");
      }
    }
  }

  /** Writes a compressed file, down to the disk. */
  <T> T write(String name, Work<DataOutputStream, T> work) throws IOException {
    var file = root.resolve(name);
    Files.createDirectories(file.getParent());
    T result;
    try (var out = new DataOutputStream(new BufferedOutputStream(packed(file), BUFFER))) {
      result = work.on(out);
    }
    keep(name);
    return result;
  }

  private static OutputStream packed(Path file) throws IOException {
    var out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new GZIPOutputStream(out, BUFFER) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  private void keep(String name) throws IOException {
    var file = root.resolve(name);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    sums.put(name, sum(file));
  }

  /** The last two files: what it holds, and the checksums of all. */
  void finish(Manifest manifest) throws IOException {
    var text = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
    Files.writeString(root.resolve(MANIFEST), text.writeValueAsString(manifest));
    keep(MANIFEST);
    var lines = new StringBuilder();
    sums.forEach((name, sum) -> lines.append(sum).append("  ").append(name).append('\n'));
    var part = root.resolve(SUMS + ".part");
    Files.writeString(part, lines);
    try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, root.resolve(SUMS), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What it holds; throws unless every file is there as it was written. */
  Manifest verified() throws IOException {
    if (!Files.exists(root.resolve(SUMS))) {
      throw new NoBackup(
          root + " holds no complete backup: it was interrupted or is none. Nothing was changed.");
    }
    for (var line : Files.readAllLines(root.resolve(SUMS))) {
      var name = line.substring(line.indexOf("  ") + 2);
      var file = root.resolve(name);
      if (!Files.exists(file) || !line.startsWith(sum(file) + "  ")) {
        throw new NoBackup(name + " of the backup is missing or damaged. Nothing was changed.");
      }
    }
    var manifest =
        JsonMapper.shared().readValue(Files.readString(root.resolve(MANIFEST)), Manifest.class);
    if (manifest.format() > Manifest.FORMAT) {
      throw new NoBackup("The backup was written by a later version. Nothing was changed.");
    }
    return manifest;
  }

  <T> T read(String name, Work<DataInputStream, T> work) throws IOException {
    try (var in =
        new DataInputStream(
            new BufferedInputStream(
                new GZIPInputStream(Files.newInputStream(root.resolve(name)), BUFFER), BUFFER))) {
      return work.on(in);
    }
  }

  private static String sum(Path file) {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      var digesting = (DigestInputStream) in;
      digesting.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
