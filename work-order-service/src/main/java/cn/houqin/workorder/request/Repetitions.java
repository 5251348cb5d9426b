package cn.houqin.workorder.request;

import cn.houqin.platform.aggregate.Envelope;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.BrokenRule;
import cn.houqin.workorder.order.Link;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.ticking.Orders;
import cn.houqin.workorder.transition.State;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/**
 * Tells closed orders of the same category and place of a new request, which may be their fault
 * come back. What is not told here, because the instance died or an order cannot be looked at now,
 * they see for themselves later.
 */
@Component
class Repetitions {

  private static final Logger LOG = LoggerFactory.getLogger(Repetitions.class);
  private static final int MOST = 20;
  private static final int MOST_REPEATED = 1_000;

  private final Orders orders;
  private final MongoTemplate mongo;

  Repetitions(Orders orders, MongoTemplate mongo) {
    this.orders = orders;
    this.mongo = mongo;
  }

  void tell(Call call, Stored<WorkOrder> requested) {
    var system = Call.system(call.hospital(), "repetition", call.now());
    undecided(call.hospital(), requested.body()).forEach(id -> tell(system, id));
  }

  /** An order ended, or was put down differently: those it seemed to repeat decide again. */
  void reconsider(Call call, String id) {
    var repeated =
        new Document("hospital", call.hospital())
            .append("desk.links.workOrder", id)
            .append("desk.links.kind", Link.Kind.REPEATED_BY.name());
    mongo
        .getCollection("work_orders")
        .find(repeated)
        .sort(new Document("requestedAt", 1))
        .projection(new Document("hospital", 1))
        .limit(MOST_REPEATED)
        .map(Envelope::id)
        .into(new ArrayList<>())
        .forEach(closed -> orders.look(call, closed));
  }

  private void tell(Call system, String id) {
    try {
      orders.look(system, id);
    } catch (BrokenRule later) {
      LOG.warn("Order {} is not told of its repetition: {}", id, later.getMessage());
    }
  }

  private List<String> undecided(String hospital, WorkOrder order) {
    var same =
        new Document("hospital", hospital)
            .append("line", order.line())
            .append("request.category", order.request().category())
            .append("request.place.location", order.request().location())
            .append("life.state", State.CLOSED.name())
            .append("nextTimerAt", new Document("$gt", new Date(0)));
    return mongo
        .getCollection("work_orders")
        .find(same)
        .sort(new Document("nextTimerAt", 1))
        .projection(new Document("hospital", 1))
        .limit(MOST)
        .map(Envelope::id)
        .into(new ArrayList<>());
  }
}
