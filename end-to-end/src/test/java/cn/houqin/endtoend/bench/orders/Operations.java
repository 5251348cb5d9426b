package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.Ground;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** What the store was asked for, by kind. */
record Operations(Map<String, Double> counts) {

  private static final List<String> KINDS =
      List.of("query", "insert", "update", "delete", "command");

  static Operations of(Ground ground) {
    var counters =
        ground
            .store(Orders.SERVICE)
            .runCommand(new Document("serverStatus", 1))
            .get("opcounters", Document.class);
    var counts = new LinkedHashMap<String, Double>();
    KINDS.forEach(kind -> counts.put(kind, counters.get(kind, Number.class).doubleValue()));
    return new Operations(counts);
  }

  Operations since(Operations before) {
    var counts = new LinkedHashMap<String, Double>();
    this.counts.forEach((kind, n) -> counts.put(kind, n - before.counts.getOrDefault(kind, 0.0)));
    return new Operations(counts);
  }

  /** For example 5.1 query, 1.0 insert. */
  String per(long requests) {
    return counts.entrySet().stream()
        .map(one -> String.format(Locale.ROOT, "%.1f %s", one.getValue() / requests, one.getKey()))
        .collect(Collectors.joining(", "));
  }
}
