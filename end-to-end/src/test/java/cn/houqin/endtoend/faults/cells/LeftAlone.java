package cn.houqin.endtoend.faults.cells;

import static org.awaitility.Awaitility.await;

import cn.houqin.endtoend.faults.check.StoredOrder;
import cn.houqin.endtoend.faults.check.Topic;
import cn.houqin.endtoend.faults.people.Hospital;
import cn.houqin.events.Streams;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** Orders of one hospital that nobody works on: every point of their clocks comes due in turn. */
final class LeftAlone {

  private static final Set<String> RAISED =
      Set.of("work-order.clock-warned.v1", "work-order.clock-breached.v1");

  private final Hospital hospital;
  private final String address;
  private final List<String> orders = new ArrayList<>();

  LeftAlone(Hospital hospital, String address) {
    this.hospital = hospital;
    this.address = address;
  }

  /** So many more, dispatched; put off while their line moves, and asked for again. */
  void more(int count) {
    for (var number = 0; number < count; number++) {
      var key = "alone-" + orders.size();
      var made =
          hospital
              .as(address, "REQUESTER")
              .postUntilAnswered(Hospital.ORDERS, Hospital.request(), key)
              .must(201);
      var path = Hospital.ORDERS + "/" + made.text("workOrder");
      var desk = hospital.as(address, "DISPATCHER");
      desk.must(200, path + "/acceptance", "{}");
      desk.must(200, path + "/dispatch", "{}");
      orders.add(made.text("workOrder"));
    }
  }

  String first() {
    return Hospital.ORDERS + "/" + orders.getFirst();
  }

  int count() {
    return orders.size();
  }

  /** Until every order has raised so many points where its line is. */
  void awaitRaised(MongoDatabase store, int points) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              var there = store.getCollection("work_orders");
              var raised = new ArrayList<Integer>();
              there
                  .find(Filters.eq("hospital", hospital.name()))
                  .forEach(order -> raised.add(StoredOrder.raised(order).size()));
              return raised.size() == orders.size()
                  && raised.stream().allMatch(one -> one >= points);
            });
  }

  /** Points that were told of under two numbers, or not told of at all. */
  List<String> faults(String broker, MongoDatabase store) {
    var told = new HashMap<String, Set<Long>>();
    for (var entry : Topic.of(broker, Streams.WORK_ORDERS).read()) {
      if (entry.key().startsWith(hospital.name() + "/") && RAISED.contains(entry.type())) {
        var body = JsonMapper.shared().readTree(entry.body());
        var point = entry.key() + " " + body.path("clock").asString() + " " + body.path("percent");
        told.computeIfAbsent(point, _ -> new java.util.TreeSet<>()).add(entry.sequence());
      }
    }
    var faults = new ArrayList<String>();
    told.forEach(
        (point, sequences) -> {
          if (sequences.size() > 1) {
            faults.add(point + " was told under " + sequences);
          }
        });
    var raised = 0;
    for (var order :
        store.getCollection("work_orders").find(Filters.eq("hospital", hospital.name()))) {
      raised += StoredOrder.raised(order).size();
    }
    if (raised != told.size()) {
      faults.add(raised + " points raised, " + told.size() + " told");
    }
    return faults;
  }
}
