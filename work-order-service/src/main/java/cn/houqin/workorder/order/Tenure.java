package cn.houqin.workorder.order;

import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.holding.Held;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * For how long an order is or was a vendor's business: what came to it later is not.
 *
 * @param lasts whether the vendor has it, or is asked to take it
 * @param until when it lost it; null while it lasts, and where it never had it
 */
public record Tenure(boolean lasts, @Nullable Instant until) {

  private static final Set<OrderFact.Type> ENDS =
      EnumSet.of(
          OrderFact.Type.DISPATCHED,
          OrderFact.Type.OFFERED,
          OrderFact.Type.DECLINED,
          OrderFact.Type.WITHDRAWN);

  public static Tenure of(WorkOrder order, String vendor) {
    if (vendor.equals(order.vendor()) || order.holding().isOfferedTo(vendor)) {
      return new Tenure(true, null);
    }
    return order.assignments().stream()
        .filter(held -> held.vendor().equals(vendor))
        .reduce((_, later) -> later)
        .map(held -> new Tenure(false, end(order, held)))
        .orElseGet(() -> new Tenure(false, null));
  }

  /** What ended it; without a word of that, not a moment is granted beyond the dispatch. */
  private static Instant end(WorkOrder order, Held held) {
    var facts = order.facts();
    var dispatch =
        IntStream.range(0, facts.size())
            .filter(i -> facts.get(i).type() == OrderFact.Type.DISPATCHED)
            .filter(i -> facts.get(i).at().equals(held.dispatchedAt()))
            .filter(i -> Objects.equals(facts.get(i).vendor(), held.vendor()))
            .reduce((_, later) -> later)
            .orElse(-1);
    return facts.stream()
        .skip(dispatch + 1L)
        .filter(fact -> ENDS.contains(fact.type()) && !fact.at().isBefore(held.dispatchedAt()))
        .findFirst()
        .map(OrderFact::at)
        .orElse(held.dispatchedAt());
  }
}
