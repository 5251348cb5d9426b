package cn.houqin.endtoend.bench;

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
