package cn.houqin.inventory.delivery;

import cn.houqin.events.inventory.PurchasingEvent;
import cn.houqin.events.workorder.Evidence;
import cn.houqin.inventory.order.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The evidence an order has given, and what a change adds to it and tells of it. */
final class EvidenceBook {

  private final String order;
  private final Instant now;
  private final List<Mark> entries;
  private final List<PurchasingEvent> events = new ArrayList<>();

  EvidenceBook(String order, List<Mark> before, Instant now) {
    this.order = order;
    this.now = now;
    this.entries = new ArrayList<>(before);
  }

  List<Mark> entries() {
    return List.copyOf(entries);
  }

  List<PurchasingEvent> events() {
    return List.copyOf(events);
  }

  void give(List<Evidence> figures) {
    figures.forEach(this::give);
  }

  private void give(Evidence figure) {
    var numbered = numbered(figure);
    entries.add(
        new Mark(
            numbered.evidenceId(), numbered.contract(), numbered.line(), numbered.month(), null));
    events.add(new PurchasingEvent.EvidenceRecorded(order, numbered, now));
  }

  /** The first figure of a cause bears its name, further ones a number besides. */
  private Evidence numbered(Evidence figure) {
    var name = figure.evidenceId();
    var before =
        entries.stream()
            .filter(mark -> mark.ended() == null)
            .filter(mark -> mark.evidenceId().replaceFirst("~\\d+$", "").equals(name))
            .count();
    return before == 0
        ? figure
        : new Evidence(
            name + "~" + (before + 1),
            figure.indicator(),
            figure.contract(),
            figure.contractVersion(),
            figure.line(),
            figure.vendor(),
            figure.month(),
            figure.numerator(),
            figure.denominator(),
            figure.datedAt(),
            figure.source(),
            figure.sourceId(),
            figure.cause());
  }

  /** Those figures that counted count no more; that is an entry of its own. */
  void withdraw(Predicate<Mark> which, String by, String reason) {
    for (var mark : Mark.counting(entries)) {
      if (which.test(mark)) {
        entries.add(mark.ended(new Mark.Ended(by, reason, now)));
        events.add(
            new PurchasingEvent.EvidenceWithdrawn(
                order,
                mark.line(),
                mark.evidenceId(),
                mark.contract(),
                mark.month(),
                reason,
                by,
                now));
      }
    }
  }
}
