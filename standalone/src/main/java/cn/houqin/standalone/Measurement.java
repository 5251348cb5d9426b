package cn.houqin.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long {@code ./houqin up} takes on an empty store and what it holds in memory when idle,
 * mongod apart.
 */
record Measurement(double seconds, long megabytes) {

  private static final int IDLE_SECONDS = 10;

  /** Starts and stops it so many times; prints each and the median. */
  static int run(boolean processes, int times) {
    var runs = new ArrayList<Measurement>();
    for (var run = 1; run <= times; run++) {
      var one = once(processes);
      System.out.println(one.line("run " + run));
      runs.add(one);
    }
    System.out.println(median(runs).line("median"));
    return 0;
  }

  /** Of each figure by itself. */
  static Measurement median(List<Measurement> runs) {
    var middle = runs.size() / 2;
    return new Measurement(
        runs.stream().map(Measurement::seconds).sorted().toList().get(middle),
        runs.stream().map(Measurement::megabytes).sorted().toList().get(middle));
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-7s ready after %.1f s, %,d MB resident besides mongod",
        name,
        seconds,
        megabytes);
  }

  private static Measurement once(boolean processes) {
    try (var up = UpProcess.start(processes, Map.of(), ProcessBuilder.Redirect.INHERIT)) {
      var seconds = up.awaitReady();
      up.idle(IDLE_SECONDS);
      return new Measurement(seconds, up.residentMegabytes());
    }
  }
}
