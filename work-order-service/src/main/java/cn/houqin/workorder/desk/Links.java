package cn.houqin.workorder.desk;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The orders that belong with one, whichever of the two notes it. */
@Component
public class Links {

  private static final int MOST = 100;

  private final Aggregates<WorkOrder> orders;

  Links(Aggregates<WorkOrder> orders) {
    this.orders = orders;
  }

  /** Those it notes itself, then its duplicates in order of their requests, at most 100. */
  public List<Link> of(Caller caller, Stored<WorkOrder> order) {
    var back =
        new ListQuery(Map.of("desk.links.workOrder", order.id()), "requestedAt", MOST, null, null);
    var duplicates =
        orders.list(caller, back).items().stream()
            .filter(other -> isMergedInto(other.body(), order.id()))
            .map(other -> new Link(Link.Kind.DUPLICATE, other.body().line(), other.id()));
    return Stream.concat(order.body().desk().links().stream(), duplicates).toList();
  }

  private static boolean isMergedInto(WorkOrder other, String id) {
    return other
        .desk()
        .link(Link.Kind.MERGED_INTO)
        .filter(link -> link.workOrder().equals(id))
        .isPresent();
  }
}
