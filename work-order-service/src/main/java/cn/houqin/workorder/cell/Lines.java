package cn.houqin.workorder.cell;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.aggregate.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this deployment may do with each line now; every write of a line's documents asks it. */
@Component
public class Lines implements Placement {

  private static final String LINE = "line";

  /** Kinds of aggregates that belong to one line each; all others stay with the deployment. */
  private static final Set<String> KINDS =
      Set.of("work-order", "attachment", "history-import", "inspection", "rotation");

  private final Deployment deployment;
  private final Standings standings;
  private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

  Lines(Deployment deployment, Standings standings) {
    this.deployment = deployment;
    this.standings = standings;
  }

  /**
   * Whether the line is this deployment's. Of one that has moved its standing says so, as soon as
   * the move is decided: the routes follow later, and an event that came between would be nobody's.
   */
  public boolean serves(String line) {
    return serves(line, standings.fresh().get(line));
  }

  private boolean serves(String line, @Nullable Standing standing) {
    return standing == null ? deployment.isGiven(line) : standing.state() == Standing.State.SERVED;
  }

  /**
   * Whether an event of the line is to take effect here. Throws while the line may be here in a
   * moment, or stay: then the event waits.
   */
  public boolean takes(String line) {
    var standing = standings.fresh().get(line);
    refuseBetween(line, standing);
    return serves(line, standing);
  }

  /** Whether what is not found here of the line is nowhere: the routes give it here as well. */
  public boolean hasAll(String line) {
    return serves(line) && deployment.isGiven(line);
  }

  /** Throws for what cannot be shown of the line here. */
  void refuseReading(String line) {
    var standing = standings.fresh().get(line);
    if (!deployment.isGiven(line)) {
      throw new LineElsewhere(line);
    }
    if (standing != null && !standing.isShown()) {
      throw new LineMoving(line);
    }
  }

  /** Throws for what cannot be changed of the line here. */
  void refuseWriting(String line) {
    refuseReading(line);
    refuseAtRest(line);
  }

  private void refuseAtRest(String line) {
    var standing = standings.fresh().get(line);
    if (standing != null) {
      switch (standing.state()) {
        case SERVED -> {}
        case CLOSED, REOPENING, LANDING -> throw new LineMoving(line);
        case ARRIVING, GONE -> throw new LineElsewhere(line);
      }
    } else if (!deployment.isGiven(line)) {
      throw new LineElsewhere(line);
    }
  }

  /**
   * An event of a line that this deployment does not serve is passed over, unless the line may be
   * here in a moment, or stay: then the event waits.
   */
  public void refuseWhileMoving(String line) {
    refuseBetween(line, standings.fresh().get(line));
  }

  private static void refuseBetween(String line, @Nullable Standing standing) {
    if (standing != null && standing.isBetween()) {
      throw new LineMoving(line);
    }
  }

  /** The same where the event does not say of which line its order is. */
  public void refuseWhileAnyMoves() {
    standings.fresh().keySet().forEach(this::refuseWhileMoving);
  }

  /** The lines of which something may lie in this database that is not to be shown. */
  public Set<String> hidden() {
    var found = taken();
    found.addAll(linesThat(standing -> !standing.isShown()));
    return found;
  }

  private Set<String> atRest() {
    var found = taken();
    found.removeAll(linesThat(standing -> !standing.isAtRest()));
    found.addAll(linesThat(Standing::isAtRest));
    return found;
  }

  private Set<String> taken() {
    return new TreeSet<>(deployment.isCell() ? Set.<String>of() : deployment.takenByCells());
  }

  private Set<String> linesThat(Predicate<Standing> wanted) {
    return standings.fresh().values().stream()
        .filter(wanted)
        .map(Standing::line)
        .collect(Collectors.toSet());
  }

  @Override
  public Document here(AggregateType<?> type) {
    if (!KINDS.contains(type.name())) {
      return new Document();
    }
    var atRest = atRest();
    if (!deployment.isCell()) {
      return atRest.isEmpty() ? new Document() : new Document(LINE, not(atRest));
    }
    var own = new TreeSet<>(deployment.own());
    own.removeAll(atRest);
    return new Document(LINE, new Document("$in", List.copyOf(own)));
  }

  /** The condition on the line of what does not lie in one of these. */
  public static Document not(Collection<String> lines) {
    return new Document("$nin", new ArrayList<>(lines));
  }

  @Override
  public Writing enter(AggregateType<?> type, Document document) {
    if (!KINDS.contains(type.name())) {
      return () -> {};
    }
    var line = document.getString(LINE);
    var writing = underWay.computeIfAbsent(line, _ -> new AtomicInteger());
    writing.incrementAndGet();
    try {
      refuseAtRest(line);
    } catch (RuntimeException refused) {
      writing.decrementAndGet();
      throw refused;
    }
    return writing::decrementAndGet;
  }

  /** Whether no write of the line is under way in this instance. */
  boolean isQuiet(String line) {
    var writing = underWay.get(line);
    return writing == null || writing.get() == 0;
  }
}
