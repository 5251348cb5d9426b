package cn.houqin.endtoend.bench.stock;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Trial;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;

/** B7: posting stock movements through the gateway, spread over many cards. */
public final class PostingStock implements Benchmark {

  private static final double OPENLMIS_CPU = 10.4;
  private static final double OPENLMIS_RATE = 156;

  @Override
  public String id() {
    return "B7";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var room = new StockRoom(ground);
    var cards = Sizes.of("cards", 20_000);
    room.fill(cards);
    var job = room.moving(ground.gateway().address(), n -> n * 7919 % cards);
    Load.closed(16, Sizes.warmUp()).warm(job);
    room.settle();
    var n = Sizes.requests();
    var trials =
        Pairs.of(
                "1",
                () -> Load.closed(1, Math.max(200, n / 3)).then(room::settle).run(job, ground),
                "16",
                () -> Load.closed(16, n).then(room::settle).run(job, ground))
            .run();
    var one = trials.get("1");
    var many = trials.get("16");
    var what = "post a movement through the gateway, %d cards, ".formatted(cards);
    sheet.add(
        Line.of("B7", what + "1 client", one)
            .peer("OpenLMIS 10.4 ms CPU")
            .target("<= 4.2 ms CPU", isCheap(one)));
    sheet.add(
        Line.of("B7", what + "16 clients", many)
            .peer("OpenLMIS 10.4 ms CPU, 156/s")
            .target(
                "<= 4.2 ms CPU, >= 468/s",
                isCheap(many) && many.perSecond().median() >= 3 * OPENLMIS_RATE));
  }

  private static boolean isCheap(Trial trial) {
    return trial.cpu().median() <= 0.4 * OPENLMIS_CPU && trial.wrong() == 0;
  }
}
