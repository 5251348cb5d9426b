package cn.houqin.contract.savings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line before and after, month by month. All money is fen without value added tax; only months
 * that have both figures are added up.
 *
 * @param baseYear the year whose months stand for what it cost before
 * @param withoutSettlement months of which nothing approved is known
 * @param withoutBaseline months whose month of the base year has no figure
 * @param savedPercent of the baseline, HALF_UP to two places; null where there is none
 */
record Savings(
    String line,
    int baseYear,
    List<Month> months,
    List<YearMonth> withoutSettlement,
    List<YearMonth> withoutBaseline,
    long baselineFen,
    long settledFen,
    long savedFen,
    @Nullable BigDecimal savedPercent) {

  private static final int MONTHS_OF_YEAR = 12;
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /**
   * One month.
   *
   * @param baselineFen of the same month of the base year
   * @param source of the baseline
   * @param settledFen what the line came to, without rows of the contract as a whole
   * @param vatStated whether all of it was settled with a tax rate; else it is as it was settled
   * @param settlements whose rows it is
   */
  record Month(
      YearMonth month,
      long baselineFen,
      String source,
      long settledFen,
      long savedFen,
      boolean vatStated,
      List<String> settlements) {}

  /** What a month came to. */
  record Settled(long netFen, boolean vatStated, List<String> settlements) {

    Settled and(Settled other) {
      return new Settled(
          Math.addExact(netFen, other.netFen),
          vatStated && other.vatStated,
          Stream.concat(settlements.stream(), other.settlements.stream()).toList());
    }
  }

  static Savings of(
      String line,
      int baseYear,
      List<YearMonth> asked,
      Map<YearMonth, Settled> settled,
      Map<String, Baseline> baselines) {
    var months = new ArrayList<Month>();
    var withoutSettlement = new ArrayList<YearMonth>();
    var withoutBaseline = new ArrayList<YearMonth>();
    for (var month : asked) {
      var after = settled.get(month);
      var before = baselineOf(baseYear, month, baselines);
      if (after == null) {
        withoutSettlement.add(month);
      }
      if (before == null) {
        withoutBaseline.add(month);
      }
      if (after != null && before != null) {
        months.add(
            new Month(
                month,
                before.netFen(),
                before.source(),
                after.netFen(),
                Math.subtractExact(before.netFen(), after.netFen()),
                after.vatStated(),
                after.settlements()));
      }
    }
    var base = months.stream().mapToLong(Month::baselineFen).sum();
    var saved = months.stream().mapToLong(Month::savedFen).sum();
    return new Savings(
        line,
        baseYear,
        List.copyOf(months),
        List.copyOf(withoutSettlement),
        List.copyOf(withoutBaseline),
        base,
        months.stream().mapToLong(Month::settledFen).sum(),
        saved,
        base == 0 ? null : percent(saved, base));
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(part)
        .multiply(HUNDRED)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }

  /** The month's own figure, or a twelfth of the year's; the first months take what is over. */
  private static Baseline.@Nullable Figure baselineOf(
      int baseYear, YearMonth month, Map<String, Baseline> baselines) {
    var own = baselines.get(YearMonth.of(baseYear, month.getMonth()).toString());
    if (own != null) {
      return own.figure();
    }
    var year = baselines.get(String.valueOf(baseYear));
    if (year == null) {
      return null;
    }
    var whole = year.figure();
    var over = month.getMonthValue() <= Math.floorMod(whole.netFen(), MONTHS_OF_YEAR) ? 1 : 0;
    return new Baseline.Figure(
        Math.floorDiv(whole.netFen(), MONTHS_OF_YEAR) + over,
        whole.source(),
        whole.by(),
        whole.at());
  }
}
