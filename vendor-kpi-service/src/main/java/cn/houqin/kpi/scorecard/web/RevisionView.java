package cn.houqin.kpi.scorecard.web;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Revision;
import cn.houqin.kpi.scoring.Card;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A revision with why there is one, and what differs from the one before, figure by figure.
 *
 * @param evidence that came, or counts no more, since the revision before; none for the first
 */
record RevisionView(
    int revision,
    Revision.Reason reason,
    Revision.Basis basis,
    Revision.Result result,
    List<Turn> evidence,
    List<Difference> differences,
    String by,
    Instant at) {

  /** A figure of evidence that counts now, or no more, and by whom it was withdrawn. */
  record Turn(
      String evidenceId,
      String indicator,
      boolean counts,
      Observation.@Nullable Withdrawal withdrawn) {}

  /** A figure of the card before and after; null where there was none. */
  record Difference(String figure, @Nullable String before, @Nullable String after) {}

  static RevisionView first(Revision revision) {
    return of(revision, List.of(), List.of());
  }

  /**
   * @param received everything that came for the month
   */
  static RevisionView later(
      Revision revision, List<Observation> received, Cards.Computed before, Cards.Computed after) {
    return of(revision, turns(revision, received), differences(before, after));
  }

  private static RevisionView of(
      Revision revision, List<Turn> evidence, List<Difference> differences) {
    return new RevisionView(
        revision.number(),
        revision.reason(),
        revision.basis(),
        revision.result(),
        evidence,
        differences,
        revision.by(),
        revision.at());
  }

  private static List<Turn> turns(Revision revision, List<Observation> received) {
    var turns = new ArrayList<Turn>();
    for (var one : received) {
      if (revision.added().contains(one.evidenceId())) {
        turns.add(new Turn(one.evidenceId(), one.indicator(), true, null));
      } else if (revision.removed().contains(one.evidenceId())) {
        turns.add(new Turn(one.evidenceId(), one.indicator(), false, one.withdrawn()));
      }
    }
    return turns;
  }

  private static List<Difference> differences(Cards.Computed before, Cards.Computed after) {
    var old = figures(before);
    var all = new TreeMap<String, @Nullable String>(figures(after));
    old.keySet().forEach(figure -> all.putIfAbsent(figure, null));
    return all.entrySet().stream()
        .filter(now -> !Objects.equals(old.get(now.getKey()), now.getValue()))
        .map(now -> new Difference(now.getKey(), old.get(now.getKey()), now.getValue()))
        .toList();
  }

  /** Every figure shown on a card, by its place. */
  private static SequencedMap<String, String> figures(Cards.Computed computed) {
    var figures = new LinkedHashMap<String, String>();
    CardView.Count.byIndicator(computed.figures())
        .forEach(
            (code, count) -> {
              put(figures, "counts/" + code + "/numerator", count.numerator());
              put(figures, "counts/" + code + "/denominator", count.denominator());
            });
    var card = computed.card();
    card.indicators().forEach((code, one) -> put(figures, code, one));
    card.dimensions().forEach((code, score) -> put(figures, "dimensions/" + code, score));
    put(figures, "base", card.base());
    put(figures, "bonus", card.bonus());
    put(figures, "penalty", card.penalty());
    put(figures, "total", card.total());
    if (card.grade() != null) {
      figures.put("grade", card.grade());
    }
    return figures;
  }

  private static void put(
      SequencedMap<String, String> figures, String code, Card.IndicatorScore one) {
    put(figures, "indicators/" + code + "/value", one.value());
    put(figures, "indicators/" + code + "/score", one.score());
  }

  private static void put(
      SequencedMap<String, String> figures, String figure, @Nullable BigDecimal value) {
    if (value != null) {
      figures.put(figure, value.toPlainString());
    }
  }
}
