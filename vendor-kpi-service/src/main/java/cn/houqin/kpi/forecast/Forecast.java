package cn.houqin.kpi.forecast;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an open card is expected to come to, or why that is not said.
 *
 * @param remaining which part of the month is still to come; null where no number is given
 * @param months how many earlier months it stands on
 * @param needed with fewer no number is given
 * @param coverage how often one more such month would lie between lowest and highest: (months - 1)
 *     / (months + 1); null where no number is given
 */
record Forecast(
    String scorecard,
    State state,
    int months,
    int needed,
    @Nullable BigDecimal remaining,
    @Nullable BigDecimal coverage,
    Outlook.@Nullable Span total,
    List<Outlook.Expected> indicators) {

  private static final BigDecimal TWO_THIRDS = new BigDecimal("0.6667");

  /** Whether there is a number. */
  enum State {
    FORECAST,
    /** Too few closed months before this one: no number is guessed. */
    TOO_LITTLE_HISTORY,
    NOT_BEGUN,
    /** The card says what it came to. */
    CLOSED
  }

  static Forecast without(String scorecard, State state, int months) {
    return new Forecast(scorecard, state, months, Forecasting.FEWEST, null, null, null, List.of());
  }

  /** Those whose target is expected to be missed; none before a third of the month has passed. */
  List<String> atRisk() {
    return remaining == null || remaining.compareTo(TWO_THIRDS) > 0
        ? List.of()
        : indicators.stream()
            .filter(one -> one.risk() == Outlook.Risk.AT_RISK)
            .map(Outlook.Expected::indicator)
            .toList();
  }
}
