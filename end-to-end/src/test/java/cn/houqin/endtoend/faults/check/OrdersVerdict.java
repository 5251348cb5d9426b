package cn.houqin.endtoend.faults.check;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.Figures;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.events.Streams;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bson.Document;
import tools.jackson.databind.json.JsonMapper;

/**
 * The orders of a hospital in the store against the topic, both read to their ends.
 *
 * @param changes versions of all orders
 * @param events that belong to them
 * @param again events that were delivered more than once, byte for byte the same
 * @param faults what is missing, doubled, out of order or from nowhere, in words
 */
public record OrdersVerdict(
    int orders, long changes, long events, long again, List<String> faults) {

  /** The facts of an order and the events that tell of them. */
  private static final Map<String, String> FACTS =
      Map.ofEntries(
          Map.entry("requested", "REQUESTED"),
          Map.entry("accepted", "ACCEPTED"),
          Map.entry("dispatched", "DISPATCHED"),
          Map.entry("acknowledged", "ACKNOWLEDGED"),
          Map.entry("paused", "PAUSED"),
          Map.entry("resumed", "RESUMED"),
          Map.entry("arrived", "ON_SITE"),
          Map.entry("completed", "COMPLETED"),
          Map.entry("reopened", "REOPENED"),
          Map.entry("verified", "VERIFIED"),
          Map.entry("followed-up", "FOLLOWED_UP"),
          Map.entry("closed", "CLOSED"),
          Map.entry("cancelled", "CANCELLED"));

  /**
   * @param answered what people were told of each order; empty where nobody kept it
   */
  public static OrdersVerdict of(
      Hospital hospital, MongoDatabase store, String broker, Map<String, List<String>> answered) {
    var orders = settled(hospital, store);
    var byOrder = new HashMap<String, List<Topic.Entry>>();
    for (var entry : Topic.of(broker, Streams.WORK_ORDERS).read()) {
      if (entry.key().startsWith(hospital.name() + "/")) {
        byOrder.computeIfAbsent(entry.key(), _ -> new ArrayList<>()).add(entry);
      }
    }
    var looking = new Looking(store);
    for (var order : orders) {
      var id = order.getString("_id");
      var heard = byOrder.remove(id);
      looking.at(order, heard == null ? List.of() : heard);
      var told = answered.get(id.substring(hospital.name().length() + 1));
      if (told != null && !told.equals(StoredOrder.facts(order))) {
        looking.faults.add(id + " was answered " + told + " but holds " + StoredOrder.facts(order));
      }
    }
    byOrder.keySet().forEach(ghost -> looking.faults.add("events of no order: " + ghost));
    if (!answered.isEmpty() && looking.orders != answered.size()) {
      looking.faults.add(looking.orders + " orders stored, " + answered.size() + " answered");
    }
    return new OrdersVerdict(
        looking.orders, looking.changes, looking.events, looking.again, looking.faults);
  }

  /**
   * Each order once, as it was at a moment when it had nothing to publish or to file: clocks go on
   * while it is looked at. What came of it later is looked at with no order.
   */
  private static Collection<Document> settled(Hospital hospital, MongoDatabase store) {
    var orders = store.getCollection("work_orders");
    var own = Filters.eq("hospital", hospital.name());
    var waiting = Filters.or(Filters.exists("pendingAt"), Filters.exists("filingAt"));
    var found = new TreeMap<String, Document>();
    await()
        .atMost(Figures.patience(30))
        .until(
            () -> {
              orders
                  .find(Filters.and(own, Filters.nor(waiting)))
                  .forEach(one -> found.putIfAbsent(one.getString("_id"), one));
              return found.size() == orders.countDocuments(own);
            });
    return found.values();
  }

  /** Goes through the orders one by one. */
  private static final class Looking {

    private final Map<String, List<Long>> audited = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int orders;
    private long changes;
    private long events;
    private long again;

    Looking(MongoDatabase store) {
      for (var entry : store.getCollection("audit").find(Filters.eq("kind", "work-order"))) {
        audited
            .computeIfAbsent(
                entry.getString("hospital") + "/" + entry.getString("subject"),
                _ -> new ArrayList<>())
            .add(entry.getLong("version"));
      }
    }

    void at(Document order, List<Topic.Entry> everything) {
      var id = order.getString("_id");
      var newest = order.getLong("sequence");
      var once = once(id, everything.stream().filter(one -> one.sequence() <= newest).toList());
      orders++;
      changes += order.getLong("version");
      events += once.size();
      if (once.size() != newest) {
        faults.add(id + " announced " + newest + ", on the topic " + once.size());
      }
      if (!order.getList("outbox", Document.class).isEmpty()) {
        faults.add(id + " has events that wait");
      }
      var version = order.getLong("version");
      var entries = audited.getOrDefault(id, List.of()).stream().filter(one -> one <= version);
      var many = entries.count();
      if (many != version) {
        faults.add(id + " has " + many + " audit entries for " + version);
      }
      var told =
          once.stream()
              .map(one -> FACTS.get(one.type().split("\\.")[1]))
              .filter(Objects::nonNull)
              .toList();
      if (!told.equals(StoredOrder.facts(order))) {
        faults.add(id + " holds " + StoredOrder.facts(order) + " and told " + told);
      }
      compareEvidence(id, order, once);
    }

    /** In order, each the next of the one before or one that was there already, the same. */
    private List<Topic.Entry> once(String id, List<Topic.Entry> heard) {
      var once = new ArrayList<Topic.Entry>();
      for (var one : heard) {
        if (one.sequence() == once.size() + 1) {
          once.add(one);
        } else if (one.sequence() > once.size()) {
          faults.add(id + " jumps from " + once.size() + " to " + one.sequence());
        } else if (one.says(once.get((int) one.sequence() - 1))) {
          again++;
        } else {
          faults.add(id + " says two things under " + one.sequence());
        }
      }
      return once;
    }

    private void compareEvidence(String id, Document order, List<Topic.Entry> once) {
      var announced = new HashSet<String>();
      for (var one : once) {
        if (one.type().equals("work-order.evidence-recorded.v1")
            && !announced.add(
                JsonMapper.shared().readTree(one.body()).at("/evidence/evidenceId").asString())) {
          faults.add(id + " gives evidence twice");
        }
      }
      var held = new TreeSet<String>();
      for (var mark : StoredOrder.evidence(order)) {
        held.add(mark.getString("evidenceId"));
      }
      if (!held.equals(announced)) {
        faults.add(id + " holds evidence " + held + " and announced " + announced);
      }
    }
  }
}
