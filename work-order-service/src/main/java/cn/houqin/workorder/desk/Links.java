package cn.houqin.workorder.desk;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The orders that belong with one, whichever of the two notes it. */
@Component
public class Links {

  private static final int MOST = 100;
  private static final Map<Link.Kind, Link.Kind> BACK =
      Map.of(
          Link.Kind.MERGED_INTO, Link.Kind.DUPLICATE,
          Link.Kind.FOLLOWS, Link.Kind.FOLLOWED_BY);

  private final Aggregates<WorkOrder> orders;

  Links(Aggregates<WorkOrder> orders) {
    this.orders = orders;
  }

  /**
   * Those it notes itself, then duplicates and complaints in order of their requests, at most 100.
   */
  public List<Link> of(Caller caller, Stored<WorkOrder> order) {
    var back =
        new ListQuery(Map.of("desk.links.workOrder", order.id()), "requestedAt", MOST, null, null);
    var others =
        orders.list(caller, back).items().stream()
            .flatMap(other -> seenFrom(other, order.id()).stream());
    return Stream.concat(order.body().desk().links().stream(), others).toList();
  }

  /** What another's link is from this side; empty where this one notes it itself. */
  private static Optional<Link> seenFrom(Stored<WorkOrder> other, String id) {
    return other.body().desk().links().stream()
        .filter(link -> link.workOrder().equals(id))
        .flatMap(link -> Stream.ofNullable(BACK.get(link.kind())))
        .map(kind -> new Link(kind, other.body().line(), other.id()))
        .findFirst();
  }
}
