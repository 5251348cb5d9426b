package cn.houqin.contract.savings;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a line cost before it was outsourced, in a year or a month. Entered anew it is another
 * figure with another source; the ones before stay.
 *
 * @param period yyyy or yyyy-MM
 * @param figure the one that counts
 * @param before those it replaced, the first first
 */
record Baseline(String line, String period, Figure figure, List<Figure> before) {

  /**
   * A cost.
   *
   * @param netFen without value added tax
   * @param source where it comes from: accounts, a study, a payroll
   */
  record Figure(long netFen, String source, String by, Instant at) {}

  static String id(String line, String period) {
    return line + "~" + period;
  }

  Baseline replacedBy(Figure next) {
    return new Baseline(
        line, period, next, Stream.concat(before.stream(), Stream.of(figure)).toList());
  }
}
