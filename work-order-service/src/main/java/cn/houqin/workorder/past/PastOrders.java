package cn.houqin.workorder.past;

import cn.houqin.platform.aggregate.AggregateStore;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Change;
import cn.houqin.platform.aggregate.Stored;
import cn.houqin.platform.caller.Call;
import cn.houqin.workorder.coverage.CoverageLookup;
import cn.houqin.workorder.order.Request;
import cn.houqin.workorder.order.Source;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.site.Sites;
import cn.houqin.workorder.terms.Covers;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /**
   * Makes those that are not here yet, in few writes.
   *
   * @return how many of them came by this acceptance, now or when it was begun before
   */
  public int addAll(String hospital, String line, Instant acceptedAt, List<PastOrder> some) {
    var missing = new LinkedHashMap<String, PastOrder>();
    some.forEach(order -> missing.put(Digests.id(line, order.externalId()), order));
    var ids = List.copyOf(missing.keySet());
    var here = orders.findAll(hospital, ids);
    here.stream().map(Stored::id).forEach(missing::remove);
    var births = births(hospital, line, acceptedAt, missing);
    var made = orders.createMissing(Call.system(hospital, "history-import", acceptedAt), births);
    return made == births.size()
        ? made + came(here, acceptedAt)
        : came(orders.findAll(hospital, ids), acceptedAt);
  }

  private static int came(List<Stored<WorkOrder>> those, Instant acceptedAt) {
    return (int)
        those.stream()
            .map(order -> Objects.requireNonNull(order.body().source()))
            .filter(source -> source.acceptedAt().equals(acceptedAt))
            .count();
  }

  private Map<String, Change<WorkOrder>> births(
      String hospital, String line, Instant acceptedAt, Map<String, PastOrder> missing) {
    var numbers = numbers(hospital, line, missing.size());
    var births = new LinkedHashMap<String, Change<WorkOrder>>();
    missing.forEach(
        (id, order) -> {
          var past = past(hospital, line, numbers.next(), acceptedAt, order);
          births.put(id, replay.order(hospital, id, past));
        });
    return births;
  }

  /** In the order of the file. */
  private Iterator<String> numbers(String hospital, String line, int many) {
    return store.nextNumbers(hospital, "work-order/" + line + "/H", many).stream()
        .map(number -> "%s-H-%06d".formatted(line, number))
        .iterator();
  }

  private Replay.Past past(
      String hospital, String line, String number, Instant acceptedAt, PastOrder order) {
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
    return new Replay.Past(number, line, request, order.steps(), order.rating(), inForce, source);
  }
}
