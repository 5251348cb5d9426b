package cn.houqin.endtoend.bench.orders;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.bson.Document;

/** B1: creating an order through the gateway, and the bare driver's same write. */
public final class Creating implements Benchmark {

  private static final double ATLAS_CPU = 18.6;

  @Override
  public String id() {
    return "B1";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var orders = new Orders(ground);
    ground.service(Orders.SERVICE);
    var stored = new StoredOrders(ground);
    stored.fill(Sizes.of("stored", 10_000));
    var job = orders.creating(ground.gateway().address());
    Load.closed(16, Sizes.warmUp()).warm(job);
    orders.settle();
    var bare = bare(ground);
    Load.closed(16, Math.min(5_000, Sizes.warmUp())).warm(bare);
    var n = Sizes.requests();
    var trials =
        Pairs.of(
                "1",
                () -> Load.closed(1, Math.max(200, n / 3)).then(orders::settle).run(job, ground))
            .and("16", () -> Load.closed(16, n).then(orders::settle).run(job, ground))
            .and("bare", () -> Load.closed(16, n).run(bare, ground))
            .run();
    ground.store(Orders.SERVICE).getCollection("bare_orders").drop();
    var before = Operations.of(ground);
    Load.closed(16, n).then(orders::settle).run(job, ground);
    var operations = "at the store: " + Operations.of(ground).since(before).per(n);
    var one = trials.get("1");
    var many = trials.get("16");
    sheet.add(
        Line.of("B1", "create an order through the gateway, 1 client", one)
            .peer("Atlas 58.6/s, p99 35 ms, 18.6 ms CPU")
            .target("<= 7.4 ms CPU, >= 176/s, p99 <= 11.7 ms", met(one, 176, 35 / 3.0)));
    sheet.add(
        Line.of("B1", "the same, 16 clients", many)
            .note(bytes(ground))
            .note(operations)
            .peer("Atlas 103/s, p99 578 ms")
            .target("<= 7.4 ms CPU, >= 309/s, p99 <= 193 ms", met(many, 309, 578 / 3.0)));
    var floor = trials.get("bare");
    sheet.add(
        Line.of(
                "B1",
                "bare driver: insert of the same document with the same indexes, 16 clients",
                floor)
            .note(
                String.format(
                    Locale.ROOT,
                    "the driver's own %.2f ms; the row above does %.0f %% of it",
                    floor.of(f -> f.cpu().generator()).median(),
                    100 * many.perSecond().median() / floor.perSecond().median())));
  }

  private static boolean met(Trial trial, double perSecond, double p99) {
    return trial.cpu().median() <= 0.4 * ATLAS_CPU
        && trial.perSecond().median() >= perSecond
        && trial.p99().median() <= p99
        && trial.wrong() == 0;
  }

  private static Job bare(Ground ground) {
    var store = ground.store(Orders.SERVICE);
    var orders = store.getCollection("work_orders");
    var bare = store.getCollection("bare_orders");
    for (var index : orders.listIndexes().into(new ArrayList<>())) {
      if (!index.getString("name").equals("_id_")) {
        var copy = new Document(index);
        copy.remove("v");
        store.runCommand(
            new Document("createIndexes", "bare_orders")
                .append("indexes", java.util.List.of(copy)));
      }
    }
    var shape = orders.find().sort(new Document("requestedAt", -1)).first();
    return (_, _) -> {
      var document = new Document(shape);
      var id = UUID.randomUUID().toString();
      document.put("_id", "bench/" + id);
      document.put("number", id);
      bare.insertOne(document);
      return 200;
    };
  }

  private static String bytes(Ground ground) {
    var store = ground.store(Orders.SERVICE);
    return "stored per order: %d bytes of document, on disk %d with %d of indexes; audit %d on disk"
        .formatted(
            each(store.runCommand(new Document("collStats", "work_orders")), "size"),
            each(store.runCommand(new Document("collStats", "work_orders")), "storageSize"),
            each(store.runCommand(new Document("collStats", "work_orders")), "totalIndexSize"),
            each(store.runCommand(new Document("collStats", "audit")), "totalSize"));
  }

  private static long each(Document stats, String field) {
    var count = stats.get("count", Number.class).longValue();
    return count == 0 ? 0 : stats.get(field, Number.class).longValue() / count;
  }
}
