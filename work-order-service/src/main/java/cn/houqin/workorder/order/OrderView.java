package cn.houqin.workorder.order;

import cn.houqin.platform.aggregate.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as it is shown. */
public record OrderView(
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
    List<Held> assignments,
    List<String> offeredTo,
    @Nullable Integer rating,
    @Nullable String externalId,
    @Nullable Instant dueAt,
    List<String> allowed) {

  public static OrderView of(Stored<WorkOrder> stored) {
    var order = stored.body();
    var request = order.request();
    var source = order.source();
    return new OrderView(
        stored.id(),
        order.number(),
        order.line(),
        request.category(),
        request.location(),
        order.priority(),
        request.requester(),
        request.description(),
        request.channel(),
        order.requestedAt(),
        order.state(),
        order.open(),
        order.holding().uncovered(),
        order.vendor(),
        order.assignments(),
        order.holding().offers().stream().map(Offer::vendor).toList(),
        order.life().rating(),
        source == null ? null : source.externalId(),
        order.dueAt(),
        Command.allowedIn(order.state()).stream().map(Command::wireName).toList());
  }
}
