package cn.houqin.workorder.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What work on an order took and left.
 *
 * @param checklist as answered at the last completion
 * @param supplies what the vendor brought itself, as declared at its last completion
 * @param charge who bears the cost of the parts; null until that is settled
 */
public record Work(
    List<Tick> checklist, List<Part> parts, @Nullable Charge charge, @Nullable Supplies supplies) {

  public static final Work NOTHING = new Work(List.of(), List.of(), null, Supplies.NONE);

  public Work {
    checklist = List.copyOf(checklist);
    parts = List.copyOf(parts);
    supplies = supplies == null ? Supplies.NONE : supplies;
  }

  public Work answered(List<Tick> ticks) {
    return new Work(ticks, parts, charge, supplies);
  }

  /** With further parts asked for. */
  public Work asking(List<Part> more) {
    var all = new ArrayList<>(parts);
    all.addAll(more);
    return new Work(checklist, all, charge, supplies);
  }

  /** With what was said of a part; of one that was never asked for nothing changes. */
  public Work after(Said said) {
    return new Work(
        checklist,
        parts.stream().map(part -> part.isOf(said.which()) ? part.after(said) : part).toList(),
        charge,
        supplies);
  }

  /** Whether a part is asked for and not there. */
  public boolean awaitsParts() {
    return parts.stream().anyMatch(Part::isAwaited);
  }

  /** What parts cost so far. */
  public long costFen() {
    return parts.stream().mapToLong(Part::costFen).sum();
  }

  /** With what a vendor declares to have brought; of one that says nothing, what it said before. */
  public Work supplied(@Nullable String vendor, @Nullable List<Supplies.Item> items) {
    var said = items == null ? supplies().of(vendor) : items;
    return new Work(
        checklist, parts, charge, said.isEmpty() ? Supplies.NONE : new Supplies(vendor, said));
  }

  @Override
  public Supplies supplies() {
    return Objects.requireNonNullElse(supplies, Supplies.NONE);
  }

  /** Whether nothing more comes of any part and nobody was charged yet. */
  public boolean canBeCharged() {
    return charge == null && parts.stream().allMatch(part -> part.state().isSettled());
  }

  /** Parts of the hospital's stores that were used. */
  public List<Part> used() {
    return parts.stream().filter(part -> part.used().signum() > 0).toList();
  }

  public Work charged(Charge settled) {
    return new Work(checklist, parts, settled, supplies);
  }
}
