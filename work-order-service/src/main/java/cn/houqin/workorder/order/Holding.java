package cn.houqin.workorder.order;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In whose hands an order is and was.
 *
 * @param uncovered waits for a contract that covers it
 * @param vendor that has it now
 * @param vendors that ever had it: they may see it
 */
public record Holding(
    boolean uncovered, @Nullable String vendor, List<String> vendors, List<Held> assignments) {

  static final Holding NOBODYS = new Holding(false, null, List.of(), List.of());

  Holding assigned(Held held) {
    var all = new ArrayList<>(assignments);
    all.add(held);
    var seen = new TreeSet<>(vendors);
    seen.add(held.vendor());
    return new Holding(false, held.vendor(), List.copyOf(seen), List.copyOf(all));
  }

  Holding waiting() {
    return new Holding(true, vendor, vendors, assignments);
  }

  Holding after(Command command) {
    return new Holding(false, command == Command.DECLINE ? null : vendor, vendors, assignments);
  }
}
