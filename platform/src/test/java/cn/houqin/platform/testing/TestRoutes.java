package cn.houqin.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** The routes file of the service under test: empty until a test says where a service is. */
public final class TestRoutes {

  private static final String LINE = "line:";
  private static final Map<String, Object> SERVICES = new TreeMap<>();
  private static final Path FILE = create();

  private TestRoutes() {}

  private static Path create() {
    try {
      var file = Files.createTempFile("houqin-routes", ".yml");
      file.toFile().deleteOnExit();
      Files.writeString(file, "services: {}\n");
      return file;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static Path file() {
    return FILE;
  }

  /** A service is there from now on; the file is looked at every second. */
  public static synchronized void set(String service, URI base) {
    SERVICES.put(service, base);
    write();
  }

  /**
   * These are there and no others.
   *
   * @param namesAndBases pairs; "line:LAUNDRY" is the deployment of a line, a list its instances
   */
  public static synchronized void only(Object... namesAndBases) {
    SERVICES.clear();
    for (var i = 0; i < namesAndBases.length; i += 2) {
      SERVICES.put((String) namesAndBases[i], namesAndBases[i + 1]);
    }
    write();
  }

  private static void write() {
    var text = new StringBuilder("services:\n");
    var lines = new StringBuilder("lines:\n");
    SERVICES.forEach(
        (name, uri) ->
            (name.startsWith(LINE) ? lines : text)
                .append("  ")
                .append(name.substring(name.startsWith(LINE) ? LINE.length() : 0))
                .append(": ")
                .append(uri)
                .append('\n'));
    try {
      var next = Files.createTempFile("houqin-routes", ".next");
      Files.writeString(next, text.append(lines));
      Files.move(next, FILE, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
