package cn.houqin.kpi.forecast;

import cn.houqin.kpi.history.MonthlyFigures;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scoring.Rational;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.terms.Terms;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forecasts open cards from their figures so far and the closed months before. */
@Component
class Forecasting {

  static final int FEWEST = 6;
  private static final int MOST = 12;
  private static final int DECIMALS = 4;

  private final Cards cards;
  private final Schemes schemes;
  private final MonthlyFigures history;
  private final Terms terms;

  Forecasting(Cards cards, Schemes schemes, MonthlyFigures history, Terms terms) {
    this.cards = cards;
    this.schemes = schemes;
    this.history = history;
    this.terms = terms;
  }

  Forecast of(String hospital, CardId id, Closing card, Instant now) {
    if (!card.revisions().isEmpty()) {
      return Forecast.without(id.toString(), Forecast.State.CLOSED, 0);
    }
    var begin = terms.endOf(hospital, id.month().minusMonths(1));
    if (now.isBefore(begin)) {
      return Forecast.without(id.toString(), Forecast.State.NOT_BEGUN, 0);
    }
    var past = past(hospital, id);
    if (past.size() < FEWEST) {
      return Forecast.without(id.toString(), Forecast.State.TOO_LITTLE_HISTORY, past.size());
    }
    return forecast(hospital, id, card, past, remaining(hospital, id.month(), now));
  }

  private Forecast forecast(
      String hospital,
      CardId id,
      Closing card,
      List<List<ScoreInput.Observation>> past,
      Rational remaining) {
    var soFar = cards.now(hospital, card);
    var outlook =
        Outlook.of(
            new Outlook.Known(
                schemes.get(hospital, soFar.basis().scheme()), soFar.figures(), remaining),
            past,
            figures -> cards.ofSums(hospital, card, figures).card());
    var n = past.size();
    return new Forecast(
        id.toString(),
        Forecast.State.FORECAST,
        n,
        FEWEST,
        remaining.rounded(DECIMALS),
        Rational.of(n - 1).over(Rational.of(n + 1)).rounded(DECIMALS),
        outlook.total(),
        outlook.indicators());
  }

  /** The figures of the last closed months before, by indicator. */
  private List<List<ScoreInput.Observation>> past(String hospital, CardId id) {
    return history
        .of(
            hospital,
            id.contract(),
            id.line(),
            id.month().minusMonths(MOST),
            id.month().minusMonths(1))
        .stream()
        .map(MonthlyFigures.Month::sums)
        .toList();
  }

  /** Which part of a month lies after an instant: from 1 at its beginning to 0 at its end. */
  private Rational remaining(String hospital, YearMonth month, Instant now) {
    var begin = terms.endOf(hospital, month.minusMonths(1));
    var end = terms.endOf(hospital, month);
    var left = Math.max(0, Duration.between(now, end).toMillis());
    return Rational.of(left).over(Rational.of(Duration.between(begin, end).toMillis()));
  }
}
