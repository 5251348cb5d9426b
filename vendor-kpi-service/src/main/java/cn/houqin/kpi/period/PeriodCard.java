package cn.houqin.kpi.period;

import cn.houqin.kpi.history.MonthResults.MonthResult;
import cn.houqin.kpi.scoring.Rational;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A contract's line over a quarter or year, from its final cards: by the mean of the scored months,
 * and by the period's weights.
 *
 * @param scored how many months count
 * @param unfinished months in force whose card is not final: nothing of them counts
 * @param mean null where no month was scored
 * @param weighted null where none was scored, or there are no weights
 */
record PeriodCard(
    String contract,
    String line,
    String vendor,
    List<Month> months,
    int scored,
    List<YearMonth> unfinished,
    @Nullable Mean mean,
    @Nullable Weighted weighted) {

  private static final int DECIMALS = 2;

  /**
   * A month in force.
   *
   * @param total that counts; null where the card is not final, or nothing was scored
   */
  record Month(YearMonth month, String stage, @Nullable BigDecimal total) {

    static Month of(YearMonth month, @Nullable MonthResult card) {
      return card == null
          ? new Month(month, "OPEN", null)
          : new Month(month, card.stage(), card.isFinal() ? card.total() : null);
    }

    boolean isFinal() {
      return stage.equals("FINAL");
    }
  }

  /** Sum of the scored months, by what it was divided, and what that comes to. */
  record Mean(BigDecimal sum, int dividedBy, BigDecimal total, String grade) {}

  /** The parts that were scored, each with its weight; those that were not leave theirs to them. */
  record Weighted(List<Part> parts, BigDecimal total, String grade) {}

  /**
   * A month or a quarter.
   *
   * @param score of a quarter: the mean of its scored months
   */
  record Part(YearMonth from, YearMonth to, BigDecimal weight, BigDecimal score) {}

  /** Whose it is. */
  record Subject(String contract, String line, String vendor) {}

  /** How it is computed: divisor and weights, and the grade of a total. */
  record Rule(
      PeriodSettings.Divisor divisor,
      List<BigDecimal> weights,
      Function<BigDecimal, String> grade) {}

  /**
   * @param months in force, in order
   */
  static PeriodCard of(Subject subject, Period period, List<Month> months, Rule rule) {
    var scored = months.stream().filter(month -> month.total() != null).toList();
    var unfinished = months.stream().filter(month -> !month.isFinal()).map(Month::month).toList();
    return new PeriodCard(
        subject.contract(),
        subject.line(),
        subject.vendor(),
        months,
        scored.size(),
        unfinished,
        scored.isEmpty() ? null : mean(scored, period, rule),
        scored.isEmpty() || rule.weights().isEmpty() ? null : weighted(scored, period, rule));
  }

  private static Mean mean(List<Month> scored, Period period, Rule rule) {
    var by =
        switch (rule.divisor()) {
          case SCORED -> scored.size();
          case ALL -> period.length();
        };
    var sum = sum(scored);
    var total = sum.over(Rational.of(by)).rounded(DECIMALS);
    return new Mean(sum.rounded(DECIMALS), by, total, rule.grade().apply(total));
  }

  private static Rational sum(List<Month> scored) {
    return scored.stream()
        .map(month -> Rational.of(Objects.requireNonNull(month.total())))
        .reduce(Rational.ZERO, Rational::plus);
  }

  private static Weighted weighted(List<Month> scored, Period period, Rule rule) {
    var parts = new ArrayList<Part>();
    var weights = Rational.ZERO;
    var sum = Rational.ZERO;
    var all = period.parts(rule.weights().size());
    for (var n = 0; n < all.size(); n++) {
      var part = all.get(n);
      var of = scored.stream().filter(month -> part.contains(month.month())).toList();
      if (!of.isEmpty()) {
        var weight = rule.weights().get(n);
        var score = sum(of).over(Rational.of(of.size()));
        weights = weights.plus(Rational.of(weight));
        sum = sum.plus(Rational.of(weight).times(score));
        parts.add(new Part(part.getFirst(), part.getLast(), weight, score.rounded(DECIMALS)));
      }
    }
    var total = sum.over(weights).rounded(DECIMALS);
    return new Weighted(parts, total, rule.grade().apply(total));
  }

  /** The months of a period in which the line is in force, with their cards. */
  static List<Month> months(List<YearMonth> inForce, Map<YearMonth, MonthResult> cards) {
    return inForce.stream().map(month -> Month.of(month, cards.get(month))).toList();
  }
}
