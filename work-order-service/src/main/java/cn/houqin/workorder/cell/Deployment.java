package cn.houqin.workorder.cell;

import cn.houqin.platform.routes.Routes;
import cn.houqin.platform.routes.RoutesFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What this deployment is for: a cell serves the lines it is set to, as soon as the routes file
 * gives them to a deployment of their own; the default deployment serves all others.
 */
@Component
public class Deployment {

  private final Set<String> own;
  private final Supplier<Set<String>> linesOfCells;

  /**
   * @param lines none for the default deployment
   * @param routes read afresh: the moment of a switch counts
   */
  Deployment(
      @Value("${houqin.lines:}") Set<String> lines,
      @Value("${houqin.routes-file:}") String routes) {
    this.own = Set.copyOf(lines);
    this.linesOfCells = routes.isEmpty() ? () -> own : cells(Path.of(routes));
  }

  private static Supplier<Set<String>> cells(Path file) {
    Supplier<Routes> routes = new RoutesFile(file, Duration.ZERO);
    return () -> routes.get().lines().keySet();
  }

  /** Whether it has lines of its own instead of all that no cell has. */
  public boolean isCell() {
    return !own.isEmpty();
  }

  /** The lines of a cell; none in the default deployment. */
  public Set<String> own() {
    return own;
  }

  /** Whether settings and routes file give it the line. */
  boolean isGiven(String line) {
    var hasACell = linesOfCells.get().contains(line);
    return isCell() ? hasACell && own.contains(line) : !hasACell;
  }

  /** The lines that the routes file takes from the default deployment. */
  Set<String> takenByCells() {
    return linesOfCells.get();
  }
}
