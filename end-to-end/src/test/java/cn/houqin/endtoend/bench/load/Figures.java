package cn.houqin.endtoend.bench.load;

import cn.houqin.endtoend.bench.ground.Spent;
import java.util.List;
import java.util.Map;

/**
 * What one round showed.
 *
 * @param nanos how long answers took, sorted
 * @param cpu per request
 * @param otherCores how many cores were busy with what is not measured
 */
public record Figures(
    long requests,
    double seconds,
    List<Long> nanos,
    Map<Integer, Long> statuses,
    Spent cpu,
    double otherCores) {

  public double perSecond() {
    return requests / seconds;
  }

  public double p50() {
    return millis(0.50);
  }

  public double p95() {
    return millis(0.95);
  }

  public double p99() {
    return millis(0.99);
  }

  public double max() {
    return millis(1);
  }

  private double millis(double share) {
    return nanos.isEmpty() ? 0 : nanos.get((int) Math.ceil((nanos.size() - 1) * share)) / 1e6;
  }

  /** Answers that were not 2xx. */
  public long wrong() {
    return statuses.entrySet().stream()
        .filter(one -> one.getKey() < 200 || one.getKey() > 299)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
