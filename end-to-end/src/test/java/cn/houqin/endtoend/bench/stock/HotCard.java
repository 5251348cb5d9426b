package cn.houqin.endtoend.bench.stock;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.math.BigDecimal;
import java.util.concurrent.atomic.AtomicReference;

/** B9: sixteen writers on one card. */
public final class HotCard implements Benchmark {

  private static final int CARD = 5;
  private static final double OPENLMIS_RATE = 21;

  @Override
  public String id() {
    return "B9";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var room = new StockRoom(ground);
    room.fill(Math.max(100, Sizes.of("cards", 20_000)));
    var expected = new AtomicReference<>(room.onHand(CARD));
    var job =
        room.moving(
            ground.gateway().address(),
            _ -> CARD,
            change -> expected.accumulateAndGet(change, BigDecimal::add));
    Load.closed(16, Math.min(5_000, Sizes.warmUp())).warm(job);
    room.settle();
    var n = Sizes.requests();
    var trials =
        Pairs.of("hot", () -> Load.closed(16, n).then(room::settle).run(job, ground)).run();
    var hot = trials.get("hot");
    var isExact = room.onHand(CARD).compareTo(expected.get()) == 0;
    sheet.add(
        Line.of("B9", "one hot card, 16 writers through the gateway", hot)
            .note(isExact ? "balance exact" : "BALANCE IS NOT what was taken")
            .peer("OpenLMIS 21/s, falling")
            .target(
                ">= 210/s, balance exact, all 2xx",
                isExact && hot.wrong() == 0 && hot.perSecond().median() >= 10 * OPENLMIS_RATE));
  }
}
