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
import java.util.Objects;

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
    Load.closed(16, Math.min(3_000, Sizes.warmUp())).warm(bare::together);
    Load.closed(16, Math.min(3_000, Sizes.warmUp())).warm(bare::alone);
    var n = Sizes.requests();
    Runnable settled = () -> settle(orders, room);
    var trials =
        Pairs.of("16", () -> Load.closed(16, n).then(settled).run(both, ground))
            .and("1", () -> Load.closed(1, n / 4).then(settled).run(both, ground))
            .and("together 16", () -> Load.closed(16, n).run(bare::together, ground))
            .and("alone 16", () -> Load.closed(16, n).run(bare::alone, ground))
            .and("alone 1", () -> Load.closed(1, n / 4).run(bare::alone, ground))
            .run();
    ground.store(Orders.SERVICE).getCollection("bare_both").drop();
    var what = "order + event + movement + event, ";
    var writes = what + "the writes alone, ";
    sheet.add(
        share(Line.of("B10", what + "HTTP, 16 clients", trials.get("16")), trials.get("16"), 0.1));
    sheet.add(
        of(Line.of("B10", what + "HTTP, 1 client", trials.get("1")), trials.get("1"), FLOOR_AT_1));
    sheet.add(
        share(
            Line.of("B10", writes + "as the services write, 16 clients", trials.get("together 16")),
            trials.get("together 16"),
            0.4));
    sheet.add(
        of(
            Line.of("B10", writes + "each by itself, 16 clients", trials.get("alone 16")),
            trials.get("alone 16"),
            FLOOR_AT_16));
    sheet.add(
        of(
            Line.of("B10", writes + "each by itself, 1 client", trials.get("alone 1")),
            trials.get("alone 1"),
            FLOOR_AT_1));
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

  private static Line of(Line line, Trial trial, double floor) {
    var share = trial.perSecond().median() / floor;
    return line.note("%sx of the floor".formatted(Spread.number(share)))
        .peer("one PostgreSQL transaction: %,.0f/s".formatted(floor));
  }

  /** Writes of the same size at majority: no rule, no index but the id. */
  private static BareWrites bare(Ground ground, Orders orders, StockRoom room) {
    return new BareWrites(
        ground.store(Orders.SERVICE).getCollection("bare_both"),
        Objects.requireNonNull(orders.stored().find().first()),
        Objects.requireNonNull(room.stock().find().first()));
  }
}
