package cn.houqin.endtoend.bench;

import java.util.Arrays;
import java.util.List;

/** All benchmarks, in the order in which they run. */
final class Benchmarks {

  static final List<Benchmark> ALL =
      List.of(
          new Creating(),
          new GettingOne(),
          new PostingStock(),
          new LongHistory(),
          new HotCard(),
          new OrderAndStock(),
          new Passing(),
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
    return Arrays.stream(rows.split(",")).map(Benchmarks::one).toList();
  }

  private static Benchmark one(String id) {
    return ALL.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No benchmark "
                        + id
                        + "; there are "
                        + ALL.stream().map(Benchmark::id).toList()));
  }
}
