package cn.houqin.endtoend.bench.load;

import java.util.List;
import java.util.Locale;

/** Median, least and most of several rounds. */
public record Spread(double median, double min, double max) {

  public static Spread of(List<Double> samples) {
    var sorted = samples.stream().sorted().toList();
    return new Spread(sorted.get((sorted.size() - 1) / 2), sorted.getFirst(), sorted.getLast());
  }

  /** For example 4.1 [3.9..4.4]. */
  public String shown() {
    return "%s [%s..%s]".formatted(number(median), number(min), number(max));
  }

  /** Three significant digits at most. */
  public static String number(double value) {
    var digits = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, Math.abs(value) < 0.1 && value != 0 ? "%.3f" : digits, value);
  }
}
