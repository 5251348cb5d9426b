package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.orders.Orders;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.util.Locale;
import java.util.Map;

/**
 * B17: orders created at one instance of work-order-service, and at two in turn, each with as many
 * clients; both have answered the same number of requests before. On cores that are all taken a
 * second instance adds no speed; what it would add where each has its own is told from the CPU that
 * a request costs the busier of them.
 */
public final class SecondInstance implements Benchmark {

  private static final int CLIENTS = 16;

  @Override
  public String id() {
    return "B17";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var orders = new Orders(ground);
    var unit = ground.service(Orders.SERVICE);
    try (var more = ground.another(Orders.SERVICE)) {
      var first = orders.creating(unit.address());
      var second = orders.creating(more.address());
      Job inTurn = (client, n) -> (client % 2 == 0 ? first : second).run(client, n);
      Load.closed(CLIENTS, Sizes.warmUp()).warm(first);
      Load.closed(CLIENTS, Sizes.warmUp()).warm(second);
      orders.settle();
      var alone = new Apart(unit, more);
      var both = new Apart(unit, more);
      var one = Load.closed(CLIENTS, Sizes.requests()).then(orders::settle);
      var two = Load.closed(2 * CLIENTS, 2 * Sizes.requests()).then(orders::settle);
      var trials =
          Pairs.of(
                  "one",
                  alone.counted(() -> one.run(first, ground)),
                  "two",
                  both.counted(() -> two.run(inTurn, ground)))
              .run();
      tell(sheet, trials, alone, both);
    }
  }

  private static void tell(Sheet sheet, Map<String, Trial> trials, Apart alone, Apart both) {
    var one = trials.get("one");
    var two = trials.get("two");
    sheet.add(Line.of("B17", "create an order, 16 clients, one instance", one).note(alone.shown()));
    var factor = alone.first() / both.busier();
    sheet.add(
        Line.of("B17", "the same, two instances with 16 clients each", two)
            .note(
                String.format(
                    Locale.ROOT,
                    "%s: %.2f times the requests where each has a core; here %.2f times",
                    both.shown(),
                    factor,
                    two.perSecond().median() / one.perSecond().median()))
            .target(">= 1.6x on free cores", factor >= 1.6 && two.wrong() == 0));
  }
}
