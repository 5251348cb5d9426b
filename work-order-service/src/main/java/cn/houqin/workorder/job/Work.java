package cn.houqin.workorder.job;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What work on an order took and left.
 *
 * @param checklist as answered at the last completion
 * @param charge who bears the cost of the parts; null until that is settled
 */
public record Work(List<Tick> checklist, List<Part> parts, @Nullable Charge charge) {

  public static final Work NOTHING = new Work(List.of(), List.of(), null);

  public Work {
    checklist = List.copyOf(checklist);
    parts = List.copyOf(parts);
  }

  public Work answered(List<Tick> ticks) {
    return new Work(ticks, parts, charge);
  }

  /** With further parts asked for. */
  public Work asking(List<Part> more) {
    var all = new ArrayList<>(parts);
    all.addAll(more);
    return new Work(checklist, all, charge);
  }

  /** With what was said of a part; of one that was never asked for nothing changes. */
  public Work after(Said said) {
    return new Work(
        checklist,
        parts.stream().map(part -> part.isOf(said.which()) ? part.after(said) : part).toList(),
        charge);
  }

  /** Whether a part is asked for and not there. */
  public boolean awaitsParts() {
    return parts.stream().anyMatch(Part::isAwaited);
  }

  /** What parts cost so far. */
  public long costFen() {
    return parts.stream().mapToLong(Part::costFen).sum();
  }

  /** Parts that were used, once nothing more comes of any and nobody was charged yet. */
  public List<Part> toBeCharged() {
    if (charge != null || !parts.stream().allMatch(part -> part.state().isSettled())) {
      return List.of();
    }
    return parts.stream().filter(part -> part.used().signum() > 0).toList();
  }

  public Work charged(Charge settled) {
    return new Work(checklist, parts, settled);
  }
}
