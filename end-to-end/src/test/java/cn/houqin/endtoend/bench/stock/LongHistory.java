package cn.houqin.endtoend.bench.stock;

import cn.houqin.endtoend.bench.ground.Ground;
import cn.houqin.endtoend.bench.load.Load;
import cn.houqin.endtoend.bench.load.Pairs;
import cn.houqin.endtoend.bench.load.Sizes;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.row.Line;
import cn.houqin.endtoend.bench.row.Sheet;
import java.util.Map;

/** B8: a movement on a card costs the same however many it has had. */
public final class LongHistory implements Benchmark {

  private static final Map<Long, String> OPENLMIS =
      Map.of(0L, "OpenLMIS 13.6 ms", 1_000L, "OpenLMIS 63 ms", 10_000L, "OpenLMIS 668 ms");

  /** As many cards of each length, so that none is hot. */
  private static final int CARDS = 50;

  @Override
  public String id() {
    return "B8";
  }

  @Override
  public void measure(Ground ground, Sheet sheet) throws Exception {
    var room = new StockRoom(ground);
    room.fill(4 * CARDS);
    for (var card = 0; card < CARDS; card++) {
      room.history(CARDS + card, 1_000);
    }
    for (var card = 0; card < Sizes.of("longest", 10); card++) {
      room.history(2 * CARDS + card, 10_000);
    }
    var longest = Sizes.of("longest", 10);
    var address = ground.service(StockRoom.SERVICE).address();
    var none = room.moving(address, n -> 3 * CARDS + n % CARDS);
    var thousand = room.moving(address, n -> CARDS + n % CARDS);
    var tenThousand = room.moving(address, n -> 2 * CARDS + n % longest);
    for (var job : java.util.List.of(none, thousand, tenThousand)) {
      Load.closed(4, Sizes.warmUp() / 3).warm(job);
    }
    room.settle();
    var n = Sizes.requests();
    var trials =
        Pairs.of(
                "0",
                () -> Load.closed(4, n).then(room::settle).run(none, ground),
                "1000",
                () -> Load.closed(4, n).then(room::settle).run(thousand, ground))
            .and("10000", () -> Load.closed(4, n).then(room::settle).run(tenThousand, ground))
            .run();
    var empty = trials.get("0").cpu().median();
    trials.forEach(
        (had, trial) -> {
          var share = trial.cpu().median() / empty;
          var line =
              Line.of("B8", "post a movement on cards that have had " + had + ", 4 clients", trial)
                  .peer(OPENLMIS.get(Long.parseLong(had)));
          sheet.add(
              had.equals("0")
                  ? line
                  : line.note("%s of the first".formatted(Spread.number(share)))
                      .target("<= 1.2x of the first", share <= 1.2 && trial.wrong() == 0));
        });
  }
}
