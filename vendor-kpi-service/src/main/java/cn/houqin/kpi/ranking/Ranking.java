package cn.houqin.kpi.ranking;

import cn.houqin.kpi.history.ClosedResults.ClosedResult;
import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of a line by score: equal scores share a place and the places after them stay
 * empty. Over several months a contract's score is the mean of its scored months. Who was not
 * scored stands at the end without a place.
 */
record Ranking(List<Row> rows) {

  private static final int DECIMALS = 2;

  /**
   * One contract.
   *
   * @param rank null where nothing was scored
   * @param tied whether others have the same place
   */
  record Row(
      @Nullable Integer rank,
      boolean tied,
      String contract,
      String vendor,
      @Nullable BigDecimal score,
      Basis basis) {}

  /**
   * What a score stands on.
   *
   * @param months how many were scored
   * @param figures how many were counted
   * @param few whether these are too few to outrank anybody without saying so
   * @param provisional whether a card of it is not final yet
   */
  record Basis(int months, long figures, boolean few, boolean provisional) {}

  /**
   * @param few below so many figures a score is marked
   */
  static Ranking of(Collection<ClosedResult> results, long few) {
    Map<String, List<ClosedResult>> byContract = new LinkedHashMap<>();
    results.forEach(
        one -> byContract.computeIfAbsent(one.contract(), _ -> new ArrayList<>()).add(one));
    var unplaced = new ArrayList<Row>();
    byContract.forEach((_, months) -> unplaced.add(row(months, few)));
    return new Ranking(
        Places.of(
            unplaced,
            Row::score,
            Comparator.<BigDecimal>naturalOrder().reversed(),
            Row::contract,
            (row, place) ->
                new Row(
                    place.rank(),
                    place.tied(),
                    row.contract(),
                    row.vendor(),
                    row.score(),
                    row.basis())));
  }

  private static Row row(List<ClosedResult> months, long few) {
    var scored = months.stream().filter(one -> one.total() != null).toList();
    var figures = months.stream().mapToLong(ClosedResult::figures).sum();
    var provisional = months.stream().anyMatch(one -> !one.isFinal());
    return new Row(
        null,
        false,
        months.getFirst().contract(),
        months.getFirst().vendor(),
        mean(scored),
        new Basis(scored.size(), figures, figures < few, provisional));
  }

  private static @Nullable BigDecimal mean(List<ClosedResult> scored) {
    if (scored.isEmpty()) {
      return null;
    }
    var sum = Rational.ZERO;
    for (var one : scored) {
      if (one.total() != null) {
        sum = sum.plus(Rational.of(one.total()));
      }
    }
    return sum.over(Rational.of(scored.size())).rounded(DECIMALS);
  }
}
