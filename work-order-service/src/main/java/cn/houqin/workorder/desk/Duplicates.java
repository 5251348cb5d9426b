package cn.houqin.workorder.desk;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Open orders that may say the same: of one category and place, requested within a window. */
@Component
public class Duplicates {

  private static final int MOST = 20;

  private final Aggregates<WorkOrder> orders;
  private final Duration window;

  Duplicates(
      Aggregates<WorkOrder> orders, @Value("${houqin.desk.duplicate-window:24h}") Duration window) {
    this.orders = orders;
    this.window = window;
  }

  /** The newest first, at most 20. */
  public List<Stored<WorkOrder>> of(Caller caller, Stored<WorkOrder> order) {
    var request = order.body().request();
    Map<String, Object> filters = new HashMap<>();
    filters.put("line", order.body().line());
    filters.put("request.category", request.category());
    filters.put("request.place.location", request.location());
    filters.put("open", true);
    filters.put("requestedAt", around(order.body().requestedAt()));
    return orders
        .list(caller, new ListQuery(filters, "-requestedAt", MOST + 1, null, null))
        .items()
        .stream()
        .filter(found -> !found.id().equals(order.id()))
        .limit(MOST)
        .toList();
  }

  private Document around(Instant at) {
    return new Document("$gte", Date.from(at.minus(window)))
        .append("$lte", Date.from(at.plus(window)));
  }
}
