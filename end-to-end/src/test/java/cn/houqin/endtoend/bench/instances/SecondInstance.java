package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.bench.http.Job;
import cn.houqin.endtoend.bench.load.Figures;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.orders.Orders;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * B17: orders created at one instance of work-order-service, then at two in turn, each with as many
 * clients and as many requests behind it, then at the first alone again. On cores that are all
 * taken a second one adds no speed; what it would add where each has its own is told from the CPU
 * that a request costs the busier of them.
 */
public final class SecondInstance implements Benchmark {

  private static final int CLIENTS = 16;

  private final Apart alone = new Apart();
  private final Apart both = new Apart();

  @Override
  public String id() {
    return "B17";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var orders = new Orders(ground);
    var unit = ground.service(Orders.SERVICE);
    var first = orders.creating(unit.address());
    Load.closed(CLIENTS, Sizes.warmUp()).warm(first);
    orders.settle();
    var load = Load.closed(CLIENTS, Sizes.requests()).then(orders::settle);
    Callable<Figures> round = () -> alone.counted(List.of(unit), () -> load.run(first, ground));
    var one = rounds(round);
    var two = atTwo(orders, unit, ground);
    one.addAll(rounds(round));
    tell(sheet, new Trial(one), new Trial(two));
  }

  private List<Figures> atTwo(Orders orders, Unit unit, Ground ground) throws Exception {
    try (var more = ground.another(Orders.SERVICE)) {
      var first = orders.creating(unit.address());
      var second = orders.creating(more.address());
      Job inTurn = (client, n) -> (client % 2 == 0 ? first : second).run(client, n);
      Load.closed(CLIENTS, Sizes.warmUp() + Sizes.rounds() * Sizes.requests()).warm(second);
      orders.settle();
      var load = Load.closed(2 * CLIENTS, 2 * Sizes.requests()).then(orders::settle);
      return rounds(() -> both.counted(List.of(unit, more), () -> load.run(inTurn, ground)));
    }
  }

  private static List<Figures> rounds(Callable<Figures> round) throws Exception {
    var rounds = new ArrayList<Figures>();
    for (var n = 0; n < Sizes.rounds(); n++) {
      rounds.add(round.call());
    }
    return rounds;
  }

  private void tell(Sheet sheet, Trial one, Trial two) {
    sheet.add(Line.of("B17", "create an order, 16 clients, one instance", one).note(alone.shown()));
    var factor = alone.busiest() / both.busiest();
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
