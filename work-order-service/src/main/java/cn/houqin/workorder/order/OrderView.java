package cn.houqin.workorder.order;

import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.workorder.correction.Correction;
import cn.houqin.workorder.holding.Held;
import cn.houqin.workorder.holding.Offer;
import cn.houqin.workorder.job.Work;
import cn.houqin.workorder.transition.Command;
import cn.houqin.workorder.transition.State;
import cn.houqin.workorder.watch.Promised;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
    List<Promised> promise,
    List<String> allowed,
    List<Link> links,
    List<Correction> corrections,
    @JsonUnwrapped WorkView work) {

  /** Who may see orders; vendor users those they have or had. */
  public static final String READERS =
      "hasAnyRole('REQUESTER','DISPATCHER','SUPERVISOR','VENDOR_MANAGER','PROCUREMENT','LOGISTICS',"
          + "'ASSESSOR','AUDITOR','INTEGRATOR','ADMINISTRATOR','VENDOR')";

  /** How orders are shown to somebody. */
  public static Function<Stored<WorkOrder>, OrderView> to(Caller caller) {
    return stored -> of(caller, stored);
  }

  /** As it is shown to somebody: vendor users see nothing of other vendors. */
  public static OrderView of(Caller caller, Stored<WorkOrder> stored) {
    var whole = whole(stored);
    var mine = caller.vendor();
    return caller.isVendorUser() && mine != null ? whole.seenBy(mine) : whole;
  }

  private static OrderView whole(Stored<WorkOrder> stored) {
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
        order.watch().promise(),
        Command.allowedIn(order.state()).stream().map(Command::wireName).toList(),
        order.desk().links(),
        order.desk().corrections(),
        WorkView.of(order.work()));
  }

  private OrderView seenBy(String mine) {
    var has = mine.equals(vendor);
    var asked = offeredTo.stream().filter(mine::equals).toList();
    var waits = has || !asked.isEmpty();
    return new OrderView(
        workOrder,
        number,
        line,
        category,
        location,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        open,
        uncovered,
        has ? vendor : null,
        assignments.stream().filter(held -> held.vendor().equals(mine)).toList(),
        asked,
        has ? rating : null,
        externalId,
        waits ? dueAt : null,
        promise,
        waits ? allowed : List.of(),
        links,
        corrections.stream().filter(one -> !one.was().isOfAnother(mine)).toList(),
        has ? work : WorkView.of(Work.NOTHING));
  }

  /** With the orders that belong with it, whichever notes it. */
  public OrderView with(List<Link> all) {
    return new OrderView(
        workOrder,
        number,
        line,
        category,
        location,
        priority,
        requester,
        description,
        channel,
        requestedAt,
        state,
        open,
        uncovered,
        vendor,
        assignments,
        offeredTo,
        rating,
        externalId,
        dueAt,
        promise,
        allowed,
        all,
        corrections,
        work);
  }
}
