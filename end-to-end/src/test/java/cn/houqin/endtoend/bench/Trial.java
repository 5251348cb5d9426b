package cn.houqin.endtoend.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One side of a comparison, in several rounds. */
record Trial(List<Figures> rounds) {

  Spread of(ToDoubleFunction<Figures> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  Spread perSecond() {
    return of(Figures::perSecond);
  }

  /** CPU milliseconds per request of gateway, service, broker and store together. */
  Spread cpu() {
    return of(one -> one.cpu().total());
  }

  Spread p50() {
    return of(Figures::p50);
  }

  Spread p99() {
    return of(Figures::p99);
  }

  Map<Integer, Long> statuses() {
    var all = new TreeMap<Integer, Long>();
    rounds.forEach(one -> one.statuses().forEach((code, n) -> all.merge(code, n, Long::sum)));
    return all;
  }

  long wrong() {
    return rounds.stream().mapToLong(Figures::wrong).sum();
  }
}
