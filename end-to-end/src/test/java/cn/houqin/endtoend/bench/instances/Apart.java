package cn.houqin.endtoend.bench.instances;

import cn.houqin.endtoend.bench.ground.Unit;
import cn.houqin.endtoend.bench.load.Figures;
import cn.houqin.endtoend.bench.load.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** CPU of two instances, each for itself, per request of a round wherever it was answered. */
final class Apart {

  private final Unit first;
  private final Unit second;
  private final List<Double> ofFirst = new ArrayList<>();
  private final List<Double> ofSecond = new ArrayList<>();

  Apart(Unit first, Unit second) {
    this.first = first;
    this.second = second;
  }

  Callable<Figures> counted(Callable<Figures> round) {
    return () -> {
      var firstBefore = first.spent();
      var secondBefore = second.spent();
      var figures = round.call();
      ofFirst.add((double) (first.spent() - firstBefore) / figures.requests());
      ofSecond.add((double) (second.spent() - secondBefore) / figures.requests());
      return figures;
    };
  }

  double first() {
    return Spread.of(ofFirst).median();
  }

  /** Of the one that has more to do: the other waits for it where each has a core. */
  double busier() {
    return Math.max(first(), Spread.of(ofSecond).median());
  }

  String shown() {
    return String.format(
        Locale.ROOT,
        "service CPU %.2f ms at the first, %.2f at the second",
        first(),
        Spread.of(ofSecond).median());
  }
}
