package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.orders.Orders;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.util.Locale;

/**
 * B17: orders created at one instance of work-order-service, and at two in turn. On cores that are
 * all taken a second instance adds no speed; what it would add where there are cores is told from
 * the CPU that each request costs: as much per request means twice the requests.
 */
public final class SecondInstance implements Benchmark {

  @Override
  public String id() {
    return "B17";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var orders = new Orders(ground);
    var first = orders.creating(ground.service(Orders.SERVICE).address());
    try (var unit = ground.another(Orders.SERVICE)) {
      var second = orders.creating(unit.address());
      Job two = (client, n) -> (client % 2 == 0 ? first : second).run(client, n);
      Load.closed(16, Sizes.warmUp()).warm(two);
      orders.settle();
      var n = Sizes.requests();
      var trials =
          Pairs.of(
                  "one",
                  () -> Load.closed(16, n).then(orders::settle).run(first, ground),
                  "two",
                  () -> Load.closed(16, n).then(orders::settle).run(two, ground))
              .run();
      var one = trials.get("one");
      var both = trials.get("two");
      sheet.add(Line.of("B17", "create an order, 16 clients, one instance", one));
      var factor =
          2 * one.of(f -> f.cpu().service()).median() / both.of(f -> f.cpu().service()).median();
      sheet.add(
          Line.of("B17", "the same, two instances", both)
              .note(
                  String.format(
                      Locale.ROOT,
                      "by the service's CPU per request %.2f times the requests on free cores;"
                          + " here %.2f times",
                      factor,
                      both.perSecond().median() / one.perSecond().median()))
              .target(">= 1.6x on free cores", factor >= 1.6 && both.wrong() == 0));
    }
  }
}
