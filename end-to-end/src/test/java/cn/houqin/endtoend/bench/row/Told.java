package cn.houqin.endtoend.bench.row;

import cn.houqin.endtoend.bench.ground.Spent;
import cn.houqin.endtoend.bench.load.Figures;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line as JSON has it: its rounds without every single wait. */
record Told(
    String row,
    String what,
    String value,
    List<Round> rounds,
    long wrong,
    String peer,
    String target,
    @Nullable Boolean met) {

  /** One round; milliseconds. */
  record Round(
      long requests,
      double perSecond,
      Spent cpu,
      List<Double> p50p95p99max,
      Map<Integer, Long> statuses,
      double otherCores) {

    static Round of(Figures one) {
      return new Round(
          one.requests(),
          one.perSecond(),
          one.cpu(),
          List.of(one.p50(), one.p95(), one.p99(), one.max()),
          one.statuses(),
          one.otherCores());
    }
  }

  static Told of(Line line) {
    var trial = line.trial();
    return new Told(
        line.row(),
        line.what(),
        line.value(),
        trial == null ? List.of() : trial.rounds().stream().map(Round::of).toList(),
        line.wrong(),
        line.peer(),
        line.target(),
        line.met());
  }
}
