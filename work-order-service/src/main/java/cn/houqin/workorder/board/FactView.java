package cn.houqin.workorder.board;

import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.clock.OrderFact;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, as it is shown.
 *
 * @param fact its place in the history, from 0
 * @param declared whether its time was declared by somebody without signal
 * @param correction number of the correction that changed its time; null if none did
 */
record FactView(
    int fact,
    OrderFact.Type type,
    Instant at,
    String by,
    @Nullable String reason,
    @Nullable String vendor,
    @Nullable String priority,
    @Nullable Integer rating,
    Instant recordedAt,
    boolean declared,
    @Nullable Integer correction) {

  /** Vendor users see nothing of what other vendors did. */
  static List<FactView> of(Caller caller, WorkOrder order) {
    var facts = order.facts();
    return IntStream.range(0, facts.size())
        .filter(i -> !caller.isVendorUser() || !facts.get(i).isOfAnother(caller.vendor()))
        .mapToObj(i -> of(order, i))
        .toList();
  }

  private static FactView of(WorkOrder order, int index) {
    var fact = order.facts().get(index);
    var correction = correctionOf(order, fact);
    var isLate = fact.at().isBefore(fact.recordedAt());
    return new FactView(
        index,
        fact.type(),
        fact.at(),
        fact.by(),
        fact.reason(),
        fact.vendor(),
        fact.priority(),
        fact.rating(),
        fact.recordedAt(),
        isLate && index > 0 && correction == null && order.source() == null,
        correction);
  }

  private static @Nullable Integer correctionOf(WorkOrder order, OrderFact fact) {
    return order.desk().corrections().stream()
        .filter(one -> one.isApproved() && Objects.equals(one.is(), fact))
        .map(one -> one.number())
        .reduce((_, later) -> later)
        .orElse(null);
  }
}
