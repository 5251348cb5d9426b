package cn.houqin.standalone.cell;

import cn.houqin.standalone.deployment.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a cell needs to know of the platform that runs in a data folder, kept there while it does,
 * for its owner's eyes only.
 *
 * @param store address of the MongoDB, without a database
 * @param secret of work-order-service, which a cell is
 * @param standard where the default deployment is
 * @param firstPort cells listen at the first free port from there on
 */
public record Surroundings(
    String store, String broker, String issuer, String secret, URI standard, int firstPort) {

  private static Path file(Path home) {
    return home.resolve("cell-surroundings.json");
  }

  static Surroundings in(Path home) {
    try {
      return JsonMapper.shared().readValue(Files.readString(file(home)), Surroundings.class);
    } catch (NoSuchFileException early) {
      throw new CannotStart("The platform in " + home + " is not ready: ./houqin up says when.");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Until it is closed. */
  public AutoCloseable keep(Path home) {
    try {
      var part = home.resolve("cell-surroundings.json.part");
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, JsonMapper.shared().writeValueAsString(this));
      Files.move(part, file(home), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return () -> Files.deleteIfExists(file(home));
  }
}
