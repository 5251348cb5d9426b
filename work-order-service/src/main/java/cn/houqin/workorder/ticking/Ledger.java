package cn.houqin.workorder.ticking;

import cn.houqin.events.workorder.Evidence;
import cn.houqin.events.workorder.WorkOrderEvent;
import cn.houqin.workorder.clock.OrderEvidence.Item;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.watch.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The evidence an order has given. Entries are added and never taken out. */
final class Ledger {

  private final String id;
  private final String line;
  private final Instant now;
  private final List<Mark> entries;
  private final Map<String, Mark> counting = new HashMap<>();
  private final Map<String, Integer> given = new HashMap<>();
  private final List<WorkOrderEvent> events = new ArrayList<>();

  Ledger(String id, WorkOrder order, Instant now) {
    this.id = id;
    this.line = order.line();
    this.now = now;
    this.entries = new ArrayList<>(order.watch().evidence());
    entries.forEach(this::read);
  }

  private void read(Mark entry) {
    var cause = cause(entry);
    if (entry.ended() != null) {
      counting.remove(cause);
    } else {
      counting.put(cause, entry);
      given.merge(cause, 1, Integer::sum);
    }
  }

  private String cause(Mark entry) {
    var figure = entry.figure();
    return figure == null ? entry.evidenceId().substring(id.length() + 1) : figure.cause();
  }

  List<Mark> entries() {
    return entries;
  }

  List<WorkOrderEvent> events() {
    return events;
  }

  /** Whether a figure of that cause counts. */
  boolean has(String cause) {
    return counting.containsKey(cause);
  }

  /** A figure that was decided; one that counts already stays as it is. */
  void give(Item item) {
    if (!counting.containsKey(item.cause())) {
      var evidence = entered(item);
      events.add(new WorkOrderEvent.EvidenceRecorded(id, line, evidence, now));
    }
  }

  /** What a cause said and what it says after a revision; null where it says nothing. */
  void revise(@Nullable Item was, @Nullable Item is, Revision revision) {
    var mark = counting.get((is == null ? Objects.requireNonNull(was) : is).cause());
    if (mark != null && !Objects.equals(was, is)) {
      end(mark, is, revision);
    } else if (is != null) {
      give(is);
    }
  }

  /** What a cause says from now on, whatever it said before; null for nothing. */
  void replace(String cause, @Nullable Item is, Revision revision) {
    var mark = counting.get(cause);
    if (mark != null && (is == null || !figure(is).equals(mark.figure()))) {
      end(mark, is, revision);
    } else if (is != null) {
      give(is);
    }
  }

  private static Mark.Figure figure(Item item) {
    return new Mark.Figure(item.cause(), item.indicator(), item.numerator(), item.datedAt());
  }

  private void end(Mark mark, @Nullable Item is, Revision revision) {
    var replacement = is == null ? null : evidence(is);
    var replacedBy = replacement == null ? null : replacement.evidenceId();
    entries.add(mark.ended(new Mark.Ended(revision.by(), revision.reason(), now, replacedBy)));
    counting.remove(cause(mark));
    if (is == null || replacement == null) {
      events.add(
          new WorkOrderEvent.EvidenceWithdrawn(
              id,
              line,
              mark.evidenceId(),
              mark.contract(),
              mark.month(),
              revision.reason(),
              revision.by(),
              now));
    } else {
      entered(is);
      events.add(
          new WorkOrderEvent.EvidenceSuperseded(
              id, line, mark.evidenceId(), replacement, revision.reason(), revision.by(), now));
    }
  }

  private Evidence entered(Item item) {
    var evidence = evidence(item);
    var mark =
        Mark.of(evidence.evidenceId(), evidence.contract(), line, evidence.month())
            .saying(figure(item));
    entries.add(mark);
    counting.put(item.cause(), mark);
    given.merge(item.cause(), 1, Integer::sum);
    return evidence;
  }

  /** The first figure of a cause bears its name, further ones a number besides. */
  private String evidenceId(String cause) {
    var before = given.getOrDefault(cause, 0);
    return id + "/" + cause + (before == 0 ? "" : "~" + (before + 1));
  }

  private Evidence evidence(Item item) {
    return new Evidence(
        evidenceId(item.cause()),
        item.indicator(),
        item.assignment().contract(),
        item.assignment().contractVersion(),
        line,
        item.assignment().vendor(),
        item.month().toString(),
        Integer.toString(item.numerator()),
        Integer.toString(item.denominator()),
        item.datedAt(),
        "work-order",
        id,
        item.cause(),
        item.givenBy());
  }
}
