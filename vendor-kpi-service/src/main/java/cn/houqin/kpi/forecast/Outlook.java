package cn.houqin.kpi.forecast;

import cn.houqin.kpi.scoring.Card;
import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.scoring.ScoringRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a month is expected to come to: the figures so far, and for the time that remains its share
 * of what earlier months brought. Expected is by their mean; lowest and highest are the extremes
 * when each earlier month alone stands for the remaining time.
 *
 * @param total null where nothing would be scored
 */
record Outlook(@Nullable Span total, List<Expected> indicators) {

  private static final int DECIMALS = 6;

  /** A figure and between what it came out by the earlier months. */
  record Span(BigDecimal expected, BigDecimal lowest, BigDecimal highest) {}

  /**
   * An indicator at the month's end.
   *
   * @param value null without activity
   * @param target of an indicator scored between floor and target, else null
   */
  record Expected(String indicator, @Nullable Span value, @Nullable BigDecimal target, Risk risk) {}

  /** Whether the target will be met. */
  enum Risk {
    /** Met whichever earlier month is repeated. */
    ON_TRACK,
    /** Met as expected, missed if the worst earlier month is repeated. */
    UNSURE,
    /** Missed as expected. */
    AT_RISK,
    /** It has no target, or there is no activity. */
    NONE
  }

  /** What is known of a month before it ends. */
  record Known(Scheme scheme, List<ScoreInput.Observation> soFar, Rational remaining) {}

  /**
   * @param past the figures of earlier months, at least one
   * @param scoring makes a card of figures
   */
  static Outlook of(
      Known known,
      List<List<ScoreInput.Observation>> past,
      Function<List<ScoreInput.Observation>, Card> scoring) {
    var each = known.remaining().over(Rational.of(past.size()));
    var expected =
        scoring.apply(with(known.soFar(), past.stream().flatMap(List::stream).toList(), each));
    var repeated =
        past.stream()
            .map(month -> scoring.apply(with(known.soFar(), month, known.remaining())))
            .toList();
    var indicators = new ArrayList<Expected>();
    for (var indicator : known.scheme().indicators()) {
      var value = span(expected, repeated, card -> value(card, indicator.code()));
      indicators.add(expected(indicator, value));
    }
    return new Outlook(span(expected, repeated, Card::total), List.copyOf(indicators));
  }

  private static List<ScoreInput.Observation> with(
      List<ScoreInput.Observation> soFar, List<ScoreInput.Observation> more, Rational share) {
    return Stream.concat(soFar.stream(), more.stream().map(one -> part(one, share))).toList();
  }

  private static ScoreInput.Observation part(ScoreInput.Observation one, Rational share) {
    return new ScoreInput.Observation(
        one.observation(),
        one.indicator(),
        part(one.numerator(), share),
        part(one.denominator(), share),
        0);
  }

  private static BigDecimal part(BigDecimal number, Rational share) {
    return Rational.of(number).times(share).rounded(DECIMALS);
  }

  private static @Nullable Span span(
      Card expected, List<Card> repeated, Function<Card, @Nullable BigDecimal> of) {
    var middle = of.apply(expected);
    if (middle == null) {
      return null;
    }
    var all =
        Stream.concat(Stream.of(expected), repeated.stream())
            .map(of)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    return new Span(
        middle,
        all.stream().reduce(middle, BigDecimal::min),
        all.stream().reduce(middle, BigDecimal::max));
  }

  private static @Nullable BigDecimal value(Card card, String code) {
    var shown = card.indicators().get(code);
    return shown == null ? null : shown.value();
  }

  private static Expected expected(Scheme.Indicator indicator, @Nullable Span value) {
    if (!(indicator.rule() instanceof ScoringRule.Linear(var floor, var target))) {
      return new Expected(indicator.code(), value, null, Risk.NONE);
    }
    return new Expected(indicator.code(), value, target, risk(value, floor, target));
  }

  private static Risk risk(@Nullable Span value, BigDecimal floor, BigDecimal target) {
    if (value == null) {
      return Risk.NONE;
    }
    var isHigherBetter = target.compareTo(floor) > 0;
    var worst = isHigherBetter ? value.lowest() : value.highest();
    if (misses(value.expected(), target, isHigherBetter)) {
      return Risk.AT_RISK;
    }
    return misses(worst, target, isHigherBetter) ? Risk.UNSURE : Risk.ON_TRACK;
  }

  private static boolean misses(BigDecimal value, BigDecimal target, boolean isHigherBetter) {
    var compared = value.compareTo(target);
    return isHigherBetter ? compared < 0 : compared > 0;
  }
}
