package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.bench.load.Figures;
import cn.houqin.endtoend.bench.load.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CPU of each instance for itself, per request of a round wherever it was answered. */
final class Apart {

  private final List<List<Double>> rounds = new ArrayList<>();

  /** One round of as many instances as every other round. */
  Figures counted(List<Unit> instances, Callable<Figures> round) throws Exception {
    var before = instances.stream().map(Unit::spent).toList();
    var figures = round.call();
    rounds.add(
        IntStream.range(0, instances.size())
            .mapToObj(n -> (instances.get(n).spent() - before.get(n)) / (double) figures.requests())
            .toList());
    return figures;
  }

  /** Of the one that has most to do: others wait for it where each has a core. */
  double busiest() {
    return medians().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  private List<Double> medians() {
    return IntStream.range(0, rounds.getFirst().size())
        .mapToObj(n -> Spread.of(rounds.stream().map(one -> one.get(n)).toList()).median())
        .toList();
  }

  String shown() {
    return medians().stream()
        .map(one -> String.format(Locale.ROOT, "%.2f ms", one))
        .collect(Collectors.joining(" and ", "service CPU ", " an instance"));
  }
}
