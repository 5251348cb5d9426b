package cn.houqin.endtoend.bench.load;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** One side of a comparison, in several rounds. */
public record Trial(List<Figures> rounds) {

  public Spread of(ToDoubleFunction<Figures> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).boxed().toList());
  }

  public Spread perSecond() {
    return of(Figures::perSecond);
  }

  /** CPU milliseconds per request of gateway, service, broker and store together. */
  public Spread cpu() {
    return of(one -> one.cpu().total());
  }

  public Spread p50() {
    return of(Figures::p50);
  }

  public Spread p99() {
    return of(Figures::p99);
  }

  public Map<Integer, Long> statuses() {
    var all = new TreeMap<Integer, Long>();
    rounds.forEach(one -> one.statuses().forEach((code, n) -> all.merge(code, n, Long::sum)));
    return all;
  }

  public long wrong() {
    return rounds.stream().mapToLong(Figures::wrong).sum();
  }
}
