package cn.houqin.standalone.cell;

import cn.houqin.platform.routes.Routes;
import cn.houqin.platform.routes.RoutesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The routes file of a data folder, changed as a whole or not at all. */
public record RouteTable(Path file) {

  public static RouteTable in(Path home) {
    return new RouteTable(home.resolve("routes.yml"));
  }

  /** Lines with a deployment of their own. */
  Map<String, List<URI>> lines() {
    return read().lines();
  }

  private Routes read() {
    return new RoutesFile(file, Duration.ZERO).get();
  }

  public void write(Map<String, List<URI>> services, Map<String, List<URI>> lines) {
    try {
      var next = file.resolveSibling("routes.yml.part");
      Files.writeString(next, part("services", services) + part("lines", lines));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** From now on that is where the line is. */
  void put(String line, URI deployment) {
    var routes = read();
    var lines = new TreeMap<>(routes.lines());
    lines.put(line, List.of(deployment));
    write(routes.services(), lines);
  }

  /** From now on the line is where all are that have no deployment of their own. */
  void remove(String line) {
    var routes = read();
    var lines = new TreeMap<>(routes.lines());
    lines.remove(line);
    write(routes.services(), lines);
  }

  private static String part(String name, Map<String, List<URI>> entries) {
    if (entries.isEmpty()) {
      return name + ": {}\n";
    }
    var text = new StringBuilder(name + ":\n");
    new TreeMap<>(entries).forEach((key, where) -> text.append("  " + key + ": " + where + "\n"));
    return text.toString();
  }
}
