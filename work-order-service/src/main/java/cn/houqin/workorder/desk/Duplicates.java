package cn.houqin.workorder.desk;

import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Caller;
import cn.houqin.platform.paging.ListQuery;
import cn.houqin.workorder.order.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/** Open orders that may say the same: of one category and place, requested within a window. */
@Component
public class Duplicates {

  private static final int MOST = 20;

  private final Aggregates<WorkOrder> orders;
  private final MongoTemplate mongo;
  private final Duration window;

  Duplicates(
      Aggregates<WorkOrder> orders,
      MongoTemplate mongo,
      @Value("${houqin.desk.duplicate-window:24h}") Duration window) {
    this.orders = orders;
    this.mongo = mongo;
    this.window = window;
  }

  /** The newest first, at most 20. */
  public List<Stored<WorkOrder>> of(Caller caller, Stored<WorkOrder> order) {
    return orders
        .list(caller, new ListQuery(filters(order.body()), "-requestedAt", MOST + 1, null, null))
        .items()
        .stream()
        .filter(found -> !found.id().equals(order.id()))
        .limit(MOST)
        .toList();
  }

  private Map<String, Object> filters(WorkOrder order) {
    Map<String, Object> filters = new LinkedHashMap<>();
    filters.put("line", order.line());
    filters.put("request.category", order.request().category());
    filters.put("request.place.location", order.request().location());
    filters.put("open", true);
    filters.put("requestedAt", around(order.requestedAt()));
    return filters;
  }

  /** Ids of the same, for somebody who may see all of the hospital's. */
  public List<String> idsOf(Stored<WorkOrder> order) {
    var filters = new Document("hospital", order.hospital());
    filters.putAll(filters(order.body()));
    return mongo
        .getCollection("work_orders")
        .find(filters)
        .sort(new Document("requestedAt", -1).append("_id", -1))
        .projection(new Document("hospital", 1))
        .limit(MOST + 1)
        .map(Envelope::id)
        .into(new ArrayList<>())
        .stream()
        .filter(id -> !id.equals(order.id()))
        .limit(MOST)
        .toList();
  }

  private Document around(Instant at) {
    return new Document("$gte", Date.from(at.minus(window)))
        .append("$lte", Date.from(at.plus(window)));
  }
}
