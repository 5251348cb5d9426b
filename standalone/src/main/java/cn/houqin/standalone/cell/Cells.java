package cn.houqin.standalone.cell;

import cn.houqin.standalone.deployment.CannotStart;
import cn.houqin.standalone.deployment.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The lines of a data folder that have a deployment of their own. Which they are is kept there: an
 * order stays where it was moved to, whoever starts the platform next.
 */
public final class Cells {

  private final Path home;
  private final RouteTable routes;
  private final Consumer<String> said;

  /**
   * @param said told what is done, for people
   */
  public Cells(Path home, Consumer<String> said) {
    this.home = home.toAbsolutePath();
    this.routes = RouteTable.in(this.home);
    this.said = said;
  }

  private Path kept() {
    return home.resolve("cells");
  }

  /** The lines whose orders are in a database of their own. */
  private Set<String> lines() {
    try {
      return Files.exists(kept()) ? new TreeSet<>(Files.readAllLines(kept())) : new TreeSet<>();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void keep(Set<String> lines) {
    try {
      Files.write(kept(), lines);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where each is that runs now. */
  public Map<String, URI> deployments() {
    if (!Files.exists(routes.file())) {
      return Map.of();
    }
    var found = new TreeMap<String, URI>();
    routes.lines().forEach((line, at) -> found.put(line, at.getFirst()));
    return found;
  }

  /** At the start of the platform: those that there are, then those asked for. */
  public void start(Collection<String> asked) {
    for (var line : lines()) {
      var at = freeAddress();
      new CellProcess(home, line).start(Surroundings.in(home), at);
      routes.put(line, at);
    }
    asked.stream().filter(line -> !lines().contains(line)).forEach(this::add);
  }

  /** Gives a line a deployment of its own, with all its orders. */
  public void add(String line) {
    if (lines().contains(line)) {
      throw new CannotStart("Line " + line + " has a deployment of its own already.");
    }
    var here = Surroundings.in(home);
    var cell = new CellProcess(home, line);
    var at = freeAddress();
    said.accept(cell.name() + " starts at " + at);
    cell.start(here, at);
    var moves = new LineMoves(here);
    var move = moved(moves, cell);
    routes.put(line, at);
    var lines = lines();
    lines.add(line);
    keep(lines);
    said.accept(moved(line, move.path("documents").asLong(0), move.path("windowMillis")));
    moves.awaitEmptied(here.standard(), move);
  }

  /** There in the end, or it is ended again. */
  private JsonNode moved(LineMoves moves, CellProcess cell) {
    try {
      return moves.move(Surroundings.in(home).standard(), cell.line(), cell.database());
    } catch (RuntimeException failed) {
      cell.stop();
      throw failed;
    }
  }

  private static String moved(String line, long documents, JsonNode windowMillis) {
    return "Line %s has moved: %d documents, commands put off for %d ms"
        .formatted(line, documents, windowMillis.asLong(0));
  }

  /** Brings a line back to the default deployment, with all its orders, and ends its own. */
  public void remove(String line) {
    var here = Surroundings.in(home);
    var at = at(line);
    var cell = new CellProcess(home, line);
    var moves = new LineMoves(here);
    var move = moves.move(at, line, CellProcess.standardDatabase());
    routes.remove(line);
    var lines = lines();
    lines.remove(line);
    keep(lines);
    said.accept(moved(line, move.path("documents").asLong(0), move.path("windowMillis")));
    moves.awaitEmptied(at, move);
    cell.stop();
    said.accept(cell.name() + " has ended");
  }

  /**
   * Rolls a line's deployment, as an upgrade does: another instance starts beside it and takes over
   * once it is ready; the former one ends when nobody asks it any more. Where the new one does not
   * become ready, all stays as it was.
   */
  public void restart(String line) {
    var former = at(line);
    var next = freeAddress();
    var cell = new CellProcess(home, line);
    var since = System.nanoTime();
    said.accept("%s starts anew at %s, beside %s".formatted(cell.name(), next, former));
    try {
      cell.start(Surroundings.in(home), next);
    } catch (CannotStart failed) {
      throw new CannotStart(
          failed.getMessage() + "\nThe former one stays as it was, at " + former + ".");
    }
    routes.put(line, next);
    var left = new Leaving(former).await();
    cell.stopOthers(next);
    var seconds = (System.nanoTime() - since) / 1e9;
    said.accept("%s is replaced after %.1f s; %s".formatted(cell.name(), seconds, left));
  }

  private URI at(String line) {
    var at = deployments().get(line);
    if (at == null) {
      throw new CannotStart("Line " + line + " has no deployment of its own.");
    }
    return at;
  }

  private URI freeAddress() {
    var taken = List.copyOf(deployments().values());
    var port = Surroundings.in(home).firstPort();
    while (Ports.isTaken(port) || taken.contains(address(port))) {
      port++;
    }
    return address(port);
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Ends them all; their lines stay theirs. */
  public void stop() {
    CellProcess.stopAll(home);
  }
}
