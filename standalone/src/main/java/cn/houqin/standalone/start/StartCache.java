package cn.houqin.standalone.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a JVM loaded and linked at a start, written down so that the next has it at once (the JDK's
 * AOT cache). It fits one JDK, one set of flags and one class path; others have another name.
 *
 * @param caches where all are kept
 * @param owner what is started, and of which checkout
 * @param fit tells apart what the cache depends on
 */
public record StartCache(Path caches, String owner, String fit) {

  static final String NAMED = "[a-z-]+-[0-9a-f]{8}-[0-9a-f]{16}";

  /** Where it was made for: elsewhere every pointer in it would be changed at each start. */
  static final List<String> IN_PLACE =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  private static final int FIT_DIGITS = 16;
  private static final String NAME = "classes.aot";

  /**
   * @param what for example platform
   * @param where the checkout: each has caches of its own
   * @param flags of the JVM
   * @param parts what else it depends on, in order
   */
  static StartCache of(
      Path caches, String what, Path where, List<String> flags, List<String> parts) {
    var jdk =
        String.join(
            " ",
            System.getProperty("java.vm.vendor"),
            System.getProperty("java.vm.version"),
            System.getProperty("os.arch"));
    var owner = what + "-" + digest(List.of(where.toAbsolutePath().normalize().toString()), 8);
    var fit = digest(List.of(jdk, String.join(" ", flags), String.join("\n", parts)), FIT_DIGITS);
    return new StartCache(caches, owner, fit);
  }

  /** One that has this name there. */
  static StartCache named(Path caches, String name) {
    var dash = name.length() - FIT_DIGITS - 1;
    return new StartCache(caches, name.substring(0, dash), name.substring(dash + 1));
  }

  private static String digest(List<String> parts, int digits) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest()).substring(0, digits);
    } catch (NoSuchAlgorithmException none) {
      throw new IllegalStateException(none);
    }
  }

  /** All that belongs to it lies there. */
  Path folder() {
    return caches.resolve(owner + "-" + fit);
  }

  private Path file() {
    return folder().resolve(NAME);
  }

  private Path part() {
    return folder().resolve(NAME + ".part");
  }

  boolean isThere() {
    return Files.isRegularFile(file());
  }

  /** The words that let a JVM use it; none where there is none. */
  List<String> using() {
    if (!isThere()) {
      return List.of();
    }
    var words = new ArrayList<>(List.of("-XX:AOTCache=" + file()));
    words.addAll(IN_PLACE);
    return words;
  }

  /** The word that lets a JVM record it; it is there once kept. */
  List<String> recording() {
    try {
      Files.createDirectories(folder());
      Files.deleteIfExists(part());
      return List.of("-XX:AOTCacheOutput=" + part());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What was recorded takes its place at once; false where nothing was. */
  boolean keep() {
    try {
      if (!Files.isRegularFile(part())) {
        return false;
      }
      Files.move(
          part(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
