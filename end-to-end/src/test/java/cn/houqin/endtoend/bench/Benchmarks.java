package cn.houqin.endtoend.bench;

import cn.houqin.endtoend.bench.events.EventDelay;
import cn.houqin.endtoend.bench.events.RelayRate;
import cn.houqin.endtoend.bench.gateway.Passing;
import cn.houqin.endtoend.bench.instances.SecondInstance;
import cn.houqin.endtoend.bench.instances.Starting;
import cn.houqin.endtoend.bench.orders.Creating;
import cn.houqin.endtoend.bench.orders.GettingOne;
import cn.houqin.endtoend.bench.orders.Growing;
import cn.houqin.endtoend.bench.orders.Moving;
import cn.houqin.endtoend.bench.row.Benchmark;
import cn.houqin.endtoend.bench.stock.HotCard;
import cn.houqin.endtoend.bench.stock.LongHistory;
import cn.houqin.endtoend.bench.stock.OrderAndStock;
import cn.houqin.endtoend.bench.stock.PostingStock;
import java.util.Arrays;
import java.util.List;

/** All benchmarks, in the order in which they run. */
final class Benchmarks {

  static final List<Benchmark> ALL =
      List.of(
          new Passing(),
          new Creating(),
          new GettingOne(),
          new Moving(),
          new Growing(),
          new PostingStock(),
          new LongHistory(),
          new HotCard(),
          new OrderAndStock(),
          new RelayRate(),
          new EventDelay(),
          new Starting(),
          new SecondInstance());

  private Benchmarks() {}

  /**
   * @param rows ids with commas between them, or all
   */
  static List<Benchmark> named(String rows) {
    if (rows.equals("all")) {
      return ALL;
    }
    return Arrays.stream(rows.split(",")).map(Benchmarks::one).distinct().toList();
  }

  private static Benchmark one(String id) {
    return ALL.stream()
        .filter(one -> one.rows().contains(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No benchmark "
                        + id
                        + "; there are "
                        + ALL.stream().flatMap(one -> one.rows().stream()).toList()));
  }
}
