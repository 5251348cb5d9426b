package cn.houqin.kpi.ranking;

import cn.houqin.kpi.indicator.Indicator;
import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a line by one indicator over closed months: sum of numerators over sum of
 * denominators, the better one first, compared exactly.
 */
record IndicatorRanking(List<Row> rows) {

  private static final int DECIMALS = 4;

  /**
   * What a contract's months sum to.
   *
   * @param figures how many were counted
   */
  record Sum(
      String contract,
      String vendor,
      int months,
      boolean provisional,
      BigDecimal numerator,
      BigDecimal denominator,
      long figures) {

    /** Null without activity. */
    @Nullable Rational exact() {
      return denominator.signum() == 0
          ? null
          : Rational.of(numerator).over(Rational.of(denominator));
    }

    /** Each figure is one trial. */
    private boolean isOfTrials() {
      return denominator.compareTo(BigDecimal.valueOf(figures)) == 0;
    }
  }

  /**
   * One contract.
   *
   * @param rank null without activity
   * @param interval of a proportion of single trials; null for other indicators
   */
  record Row(
      @Nullable Integer rank,
      boolean tied,
      String contract,
      String vendor,
      @Nullable BigDecimal value,
      Ratio ratio,
      Wilson.@Nullable Interval interval,
      Ranking.Basis basis) {}

  /** What the value is made of. */
  record Ratio(BigDecimal numerator, BigDecimal denominator) {}

  /**
   * @param few on fewer figures a row is marked
   */
  static IndicatorRanking of(List<Sum> sums, Indicator indicator, long few) {
    Comparator<Rational> ascending = Comparator.naturalOrder();
    return new IndicatorRanking(
        Places.of(
            sums,
            Sum::exact,
            indicator.direction() == Indicator.Direction.LOWER ? ascending : ascending.reversed(),
            Sum::contract,
            (sum, place) -> row(sum, place, indicator, few)));
  }

  private static Row row(Sum sum, Places.Place place, Indicator indicator, long few) {
    var exact = sum.exact();
    return new Row(
        place.rank(),
        place.tied(),
        sum.contract(),
        sum.vendor(),
        exact == null ? null : exact.times(Rational.of(indicator.factor())).rounded(DECIMALS),
        new Ratio(sum.numerator(), sum.denominator()),
        indicator.unit() == Indicator.Unit.PERCENT && sum.isOfTrials()
            ? Wilson.of(sum.numerator(), sum.denominator(), indicator.factor())
            : null,
        new Ranking.Basis(sum.months(), sum.figures(), sum.figures() < few, sum.provisional()));
  }
}
