package cn.houqin.endtoend.bench.stock;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.orders.Orders;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import com.mongodb.client.MongoCollection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * B10: an order, its event, a stock movement and its event, against what one PostgreSQL does in one
 * transaction; by HTTP through the gateway, and the writes alone.
 */
public final class OrderAndStock implements Benchmark {

  private static final double FLOOR_AT_16 = 4_306;
  private static final double FLOOR_AT_1 = 1_096;

  @Override
  public String id() {
    return "B10";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var room = new StockRoom(ground);
    var cards = Sizes.of("cards", 20_000);
    room.fill(cards);
    var orders = new Orders(ground);
    ground.service(Orders.SERVICE);
    var gateway = ground.gateway().address();
    var order = orders.creating(gateway);
    var movement = room.moving(gateway, n -> n * 7919 % cards);
    Job both =
        (client, n) -> {
          var first = order.run(client, n);
          return first > 299 ? first : movement.run(client, n);
        };
    Load.closed(16, Sizes.warmUp() / 2).warm(both);
    settle(orders, room);
    var bare = bare(ground, orders, room);
    Load.closed(16, Math.min(3_000, Sizes.warmUp())).warm(bare);
    var n = Sizes.requests();
    Runnable settled = () -> settle(orders, room);
    var trials =
        Pairs.of("16", () -> Load.closed(16, n).then(settled).run(both, ground))
            .and("1", () -> Load.closed(1, n / 4).then(settled).run(both, ground))
            .and("bare 16", () -> Load.closed(16, n).run(bare, ground))
            .and("bare 1", () -> Load.closed(1, n / 4).run(bare, ground))
            .run();
    ground.store(Orders.SERVICE).getCollection("bare_both").drop();
    var what = "order + event + movement + event, ";
    sheet.add(
        share(Line.of("B10", what + "HTTP, 16 clients", trials.get("16")), trials.get("16"), 0.1));
    sheet.add(of(Line.of("B10", what + "HTTP, 1 client", trials.get("1")), trials.get("1")));
    sheet.add(
        share(
            Line.of("B10", what + "the writes alone, 16 clients", trials.get("bare 16")),
            trials.get("bare 16"),
            0.4));
    sheet.add(
        of(
            Line.of("B10", what + "the writes alone, 1 client", trials.get("bare 1")),
            trials.get("bare 1")));
  }

  private static void settle(Orders orders, StockRoom room) {
    orders.settle();
    room.settle();
  }

  private static Line share(Line line, Trial trial, double wanted) {
    var share = trial.perSecond().median() / FLOOR_AT_16;
    return line.note("%sx of the floor".formatted(Spread.number(share)))
        .peer("one PostgreSQL transaction: 4,306/s at 16")
        .target(">= %sx".formatted(Spread.number(wanted)), share >= wanted && trial.wrong() == 0);
  }

  private static Line of(Line line, Trial trial) {
    var share = trial.perSecond().median() / FLOOR_AT_1;
    return line.note("%sx of the floor".formatted(Spread.number(share)))
        .peer("one PostgreSQL transaction: 1,096/s at 1");
  }

  /** The driver's two writes of the same size at majority: no rule, no index but the id. */
  private static Job bare(Ground ground, Orders orders, StockRoom room) {
    var bare = ground.store(Orders.SERVICE).getCollection("bare_both");
    var shape = Objects.requireNonNull(orders.stored().find().first());
    var card = Objects.requireNonNull(room.stock().find().first());
    for (var n = 0; n < 1_000; n++) {
      var copy = new Document(card);
      copy.put("_id", "card" + n);
      copy.put("waiting", List.of());
      bare.insertOne(copy);
    }
    return (_, n) -> {
      var document = new Document(shape);
      document.put("_id", UUID.randomUUID().toString());
      bare.insertOne(document);
      return taken(bare, "card" + n % 1_000) ? 200 : 409;
    };
  }

  private static boolean taken(MongoCollection<Document> bare, String card) {
    var one = new Decimal128(1);
    var entry = new Document("movement", UUID.randomUUID().toString()).append("at", new Date());
    var waiting = new Document("$each", List.of(entry.append("change", one))).append("$slice", -5);
    return bare.updateOne(
                new Document("_id", card).append("onHand", new Document("$gte", one)),
                new Document("$inc", new Document("onHand", new Decimal128(-1)).append("moved", 1L))
                    .append("$push", new Document("waiting", waiting)))
            .getModifiedCount()
        == 1;
  }
}
