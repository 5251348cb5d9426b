package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scorecard.Disputes;
import cn.houqin.kpi.scorecard.Milestones;
import cn.houqin.kpi.scorecard.adjustment.Proposal;
import cn.houqin.kpi.scoring.Card;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.source.Awaited;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A card as it is shown; OPEN and CLOSING ones are provisional. */
record CardView(
    String scorecard,
    String contract,
    int contractVersion,
    String line,
    String vendor,
    String month,
    Closing.Stage stage,
    int revision,
    String scheme,
    Map<String, Count> counts,
    Score score,
    List<Proposal> adjustments,
    String digest,
    Milestones.@Nullable Arrival arrived,
    Milestones.@Nullable WithoutManifests withoutManifests,
    @Nullable String acceptedBy,
    Disputes disputes,
    List<Awaited.Missing> missingRatings,
    String explanation) {

  /** What was counted of an indicator. */
  record Count(BigDecimal numerator, BigDecimal denominator) {

    Count plus(ScoreInput.Observation one) {
      return new Count(numerator.add(one.numerator()), denominator.add(one.denominator()));
    }

    /** The sums by indicator. */
    static SortedMap<String, Count> byIndicator(List<ScoreInput.Observation> counted) {
      var counts = new TreeMap<String, Count>();
      for (var one : counted) {
        counts.merge(
            one.indicator(),
            new Count(one.numerator(), one.denominator()),
            (sum, _) -> sum.plus(one));
      }
      return counts;
    }
  }

  /** The figures of a card, without their explanation. */
  record Score(
      Map<String, Card.IndicatorScore> indicators,
      Map<String, BigDecimal> dimensions,
      Card.State state,
      @Nullable BigDecimal base,
      @Nullable BigDecimal bonus,
      @Nullable BigDecimal penalty,
      @Nullable BigDecimal total,
      @Nullable String grade) {

    static Score of(Card card) {
      return new Score(
          card.indicators(),
          card.dimensions(),
          card.state(),
          card.base(),
          card.bonus(),
          card.penalty(),
          card.total(),
          card.grade());
    }
  }

  /**
   * @param missing ratings that people have not given
   */
  static CardView of(
      String id, Closing closing, Cards.Computed computed, List<Awaited.Missing> missing) {
    return new CardView(
        id,
        closing.contract(),
        computed.basis().contractVersion(),
        closing.line(),
        closing.vendor(),
        closing.month(),
        closing.stage(),
        closing.revisions().size(),
        computed.basis().scheme(),
        Count.byIndicator(computed.figures()),
        Score.of(computed.card()),
        closing.adjustments(),
        computed.digest(),
        closing.milestones().arrived(),
        closing.milestones().withoutManifests(),
        closing.milestones().acceptedBy(),
        closing.disputes(),
        missing,
        "/api/scorecards/" + id + "/explanation");
  }
}
