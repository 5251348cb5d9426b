package cn.houqin.workorder.lifecycle;

import cn.houqin.platform.aggregate.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is shown. */
record OrderView(
    String workOrder,
    String number,
    String line,
    String category,
    String location,
    String priority,
    @Nullable String requester,
    @Nullable String description,
    String channel,
    Instant requestedAt,
    State state,
    boolean open,
    boolean uncovered,
    @Nullable String vendor,
    List<WorkOrder.Held> assignments,
    @Nullable Integer rating,
    @Nullable String externalId,
    @Nullable Instant dueAt,
    List<String> allowed) {

  static OrderView of(Stored<WorkOrder> stored) {
    var order = stored.body();
    var imported = order.imported();
    return new OrderView(
        stored.id(),
        order.number(),
        order.line(),
        order.category(),
        order.location(),
        order.priority(),
        order.requester(),
        order.description(),
        order.channel(),
        order.requestedAt(),
        order.state(),
        order.open(),
        order.uncovered(),
        order.vendor(),
        order.assignments(),
        order.rating(),
        imported == null ? null : imported.externalId(),
        order.dueAt(),
        Command.allowedIn(order.state()).stream().map(Command::wireName).toList());
  }
}
