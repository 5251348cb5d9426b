package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An indicator's value and score; empty where there was no activity. */
final class IndicatorScoring {

  private IndicatorScoring() {}

  /** Value and score of an indicator. */
  record Scored(Figure value, Figure score) {}

  static Optional<Scored> score(
      Scheme.Indicator indicator,
      List<ScoreInput.Observation> observations,
      Map<String, List<BigDecimal>> ratings) {
    return IndicatorValue.of(indicator, observations, ratings)
        .map(value -> new Scored(value, RuleScore.of(indicator.code(), indicator.rule(), value)));
  }
}
