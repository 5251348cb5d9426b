package cn.houqin.endtoend.faults.cells;

import cn.houqin.endtoend.faults.check.OrdersVerdict;
import cn.houqin.endtoend.faults.people.Hospital;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * A hospital's past orders, sent as one file.
 *
 * @param name begins the rows' external ids
 */
record PastFile(Hospital hospital, String name, int rows) {

  private static final String ROW =
      """
      {"externalId":"%s-%d","priority":"ROUTINE","category":"SPILL","location":"B1","events":[      {"type":"REQUESTED","at":"2026-10-05T01:00:00Z"},{"type":"ACCEPTED","at":"2026-10-05T01:01:00Z"},      {"type":"DISPATCHED","at":"2026-10-05T01:02:00Z"},{"type":"ACKNOWLEDGED","at":"2026-10-05T01:05:00Z"},      {"type":"ON_SITE","at":"2026-10-05T01:20:00Z"},{"type":"COMPLETED","at":"2026-10-05T02:00:00Z"}]}
      """;

  /** Sent again and again under one key until it was taken. */
  void send(String address) {
    var text =
        IntStream.range(0, rows)
            .mapToObj(row -> ROW.formatted(name, row))
            .collect(Collectors.joining());
    hospital
        .as(address, "INTEGRATOR")
        .postUntilAnswered(
            "/api/service-lines/" + Hospital.LINE + "/imports?contracts=HT-1@1",
            text,
            name,
            () -> {},
            "Content-Type",
            "application/x-ndjson")
        .must(201);
  }

  /**
   * Rows that are no order, or two, and orders that are of no row. Of a past order only its request
   * is told, besides evidence.
   */
  static List<String> faults(List<PastFile> files, MongoDatabase store, String broker) {
    var hospital = files.getFirst().hospital();
    var faults = new ArrayList<String>();
    OrdersVerdict.of(hospital, store, broker, Map.of()).faults().stream()
        .filter(fault -> !fault.endsWith(" and told [REQUESTED]"))
        .forEach(faults::add);
    var found = new HashMap<String, Integer>();
    for (var order :
        store.getCollection("work_orders").find(Filters.eq("hospital", hospital.name()))) {
      var source = order.get("source", Document.class);
      found.merge(source.getString("externalId"), 1, Integer::sum);
    }
    for (var file : files) {
      for (var row = 0; row < file.rows(); row++) {
        var times = found.getOrDefault(file.name() + "-" + row, 0);
        if (times != 1) {
          faults.add(file.name() + "-" + row + " is there " + times + " times");
        }
      }
    }
    var all = files.stream().mapToInt(PastFile::rows).sum();
    if (found.size() != all) {
      faults.add(found.size() + " past orders of " + all + " rows");
    }
    return faults;
  }
}
