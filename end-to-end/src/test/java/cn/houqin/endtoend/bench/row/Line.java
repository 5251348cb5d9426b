package cn.houqin.endtoend.bench.row;

import cn.houqin.endtoend.bench.load.Figures;
import cn.houqin.endtoend.bench.load.Spread;
import cn.houqin.endtoend.bench.load.Trial;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the result.
 *
 * @param trial null for a single value
 * @param met null where there is no target
 */
public record Line(
    String row,
    String what,
    String value,
    @Nullable Trial trial,
    long wrong,
    String peer,
    String target,
    @Nullable Boolean met) {

  static final String HEAD =
      """
      | row | what | result | CPU ms per request: all (gateway + service + broker + store) | p50 / p95 / p99 / max ms | not 2xx | peer | target | met |
      |---|---|---|---|---|---|---|---|---|\
      """;

  public static Line of(String row, String what, Trial trial) {
    return new Line(
        row, what, trial.perSecond().shown() + " /s", trial, trial.wrong(), "-", "-", null);
  }

  public static Line value(String row, String what, String value) {
    return new Line(row, what, value, null, 0, "-", "-", null);
  }

  public Line peer(String figures) {
    return new Line(row, what, value, trial, wrong, figures, target, met);
  }

  public Line target(String wanted, boolean isMet) {
    return new Line(row, what, value, trial, wrong, peer, wanted, isMet);
  }

  /** Answers that were not what they must be, where the statuses do not say it. */
  public Line wrong(long answers) {
    return new Line(row, what, value, trial, answers, peer, target, met);
  }

  /** Said behind the result. */
  public Line note(String more) {
    return new Line(row, what, value + "; " + more, trial, wrong, peer, target, met);
  }

  String shown() {
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |"
        .formatted(row, what, value, cpu(), waits(), bad(), peer, target, isMet());
  }

  private String isMet() {
    return met == null ? "-" : met ? "yes" : "**no**";
  }

  private String cpu() {
    return trial == null
        ? "-"
        : String.format(
            Locale.ROOT,
            "%s (%.2f + %.2f + %.2f + %.2f)",
            trial.cpu().shown(),
            trial.of(one -> one.cpu().gateway()).median(),
            trial.of(one -> one.cpu().service()).median(),
            trial.of(one -> one.cpu().broker()).median(),
            trial.of(one -> one.cpu().store()).median());
  }

  private String waits() {
    return trial == null
        ? "-"
        : "%s / %s / %s / %s"
            .formatted(
                Spread.number(trial.p50().median()),
                Spread.number(trial.of(Figures::p95).median()),
                Spread.number(trial.p99().median()),
                Spread.number(trial.of(Figures::max).max()));
  }

  private String bad() {
    if (trial == null || wrong == 0) {
      return Long.toString(wrong);
    }
    return wrong + " " + trial.statuses();
  }
}
