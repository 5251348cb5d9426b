package cn.houqin.kpi.period;

import java.util.ArrayList;
import java.util.List;

/**
 * How grades are distributed, beside how they ought to be. In whole contracts: a share that is one
 * number is met by the whole number below it or above it, a range by those within. Nothing is
 * forced.
 *
 * @param n how many contracts have a grade
 * @param verdict whether the shares are kept, or cannot be by so few
 * @param unplaced grades that no share names
 */
record Distribution(int n, Verdict verdict, List<Row> rows, List<String> unplaced) {

  private static final int PERCENT = 100;

  /** Whether it is as it ought to be. */
  enum Verdict {
    KEPT,
    NOT_KEPT,
    /** No way to grade so many contracts keeps the shares. */
    IMPOSSIBLE
  }

  /** Whether there are as many as there ought to be. */
  enum Standing {
    WITHIN,
    TOO_FEW,
    TOO_MANY
  }

  /**
   * A grade.
   *
   * @param least contracts there ought to be, at least
   * @param most and at most; below the least where no whole number lies within
   */
  record Row(List<String> grades, int count, int least, int most, Standing standing) {

    static Row of(DistributionSettings.Share share, int count, int n) {
      var isRange = share.least() != share.most();
      var least = isRange ? up(share.least() * n) : share.least() * n / PERCENT;
      var most = isRange ? share.most() * n / PERCENT : up(share.most() * n);
      var standing =
          count < least ? Standing.TOO_FEW : count > most ? Standing.TOO_MANY : Standing.WITHIN;
      return new Row(share.grades(), count, least, most, standing);
    }

    private static int up(int hundredths) {
      return (hundredths + PERCENT - 1) / PERCENT;
    }
  }

  static Distribution of(List<String> grades, List<DistributionSettings.Share> shares) {
    var n = grades.size();
    var rows = new ArrayList<Row>();
    for (var share : shares) {
      var count = (int) grades.stream().filter(share.grades()::contains).count();
      rows.add(Row.of(share, count, n));
    }
    var unplaced =
        grades.stream()
            .filter(grade -> shares.stream().noneMatch(share -> share.grades().contains(grade)))
            .distinct()
            .sorted()
            .toList();
    return new Distribution(n, verdict(n, rows, unplaced), List.copyOf(rows), unplaced);
  }

  private static Verdict verdict(int n, List<Row> rows, List<String> unplaced) {
    var isEmpty = rows.stream().anyMatch(row -> row.least() > row.most());
    var least = rows.stream().mapToInt(Row::least).sum();
    var most = rows.stream().mapToInt(Row::most).sum();
    if (n == 0 || isEmpty || least > n || most < n) {
      return Verdict.IMPOSSIBLE;
    }
    var isKept = rows.stream().allMatch(row -> row.standing() == Standing.WITHIN);
    return isKept && unplaced.isEmpty() ? Verdict.KEPT : Verdict.NOT_KEPT;
  }
}
