package cn.houqin.workorder.past;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.caller.Call;
import cn.houqin.platform.problem.AlreadyExists;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Source;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.terms.Covers;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Makes orders of the past, each once. */
@Component
public class PastOrders {

  private final Aggregates<WorkOrder> orders;
  private final AggregateStore store;
  private final Sites sites;
  private final Covers covers;
  private final Replay replay;

  PastOrders(
      Aggregates<WorkOrder> orders,
      AggregateStore store,
      Sites sites,
      Covers covers,
      Replay replay) {
    this.orders = orders;
    this.store = store;
    this.sites = sites;
    this.covers = covers;
    this.replay = replay;
  }

  /** Whether it was not here before. */
  public boolean add(String hospital, String line, Instant acceptedAt, PastOrder order) {
    var id = Digests.id(line, order.externalId());
    var system = Call.system(hospital, "history-import", acceptedAt);
    try {
      orders.create(
          system, id, () -> replay.order(hospital, id, past(hospital, line, acceptedAt, order)));
      return true;
    } catch (AlreadyExists before) {
      return false;
    }
  }

  private Replay.Past past(String hospital, String line, Instant acceptedAt, PastOrder order) {
    var asked = order.asked();
    var place =
        sites
            .find(hospital, asked.location())
            .map(found -> new Request.Place(asked.location(), found.path(), found.riskClass()))
            .orElseGet(() -> new Request.Place(asked.location(), List.of(), null));
    var request =
        new Request(
            asked.category(),
            place,
            asked.priority(),
            asked.requester(),
            asked.description(),
            "HISTORY");
    var inForce =
        covers.inForce(hospital, new CoverageLookup.Place(line, place.path()), order.requestedAt());
    var source =
        new Source(
            order.externalId(),
            acceptedAt,
            order.contentDigest(),
            order.bareDates(),
            order.fixedDue());
    var number = store.nextNumber(hospital, "work-order/" + line + "/H");
    return new Replay.Past(
        "%s-H-%06d".formatted(line, number),
        line,
        request,
        order.steps(),
        order.rating(),
        inForce,
        source);
  }
}
