package cn.houqin.kpi.live;

import cn.houqin.kpi.evidence.MonthSums;
import cn.houqin.kpi.evidence.Tallies;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scorecard.CardId;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scorecard.Closing;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.terms.Terms;
import cn.houqin.platform.aggregate.Aggregates;
import cn.houqin.platform.aggregate.Stored;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what many cards need in few questions, then scores each as it is scored alone. */
@Component
class LiveMonth {

  private final Aggregates<Closing> closings;
  private final MonthSums sums;
  private final Schemes schemes;
  private final Cards cards;

  LiveMonth(Aggregates<Closing> closings, MonthSums sums, Schemes schemes, Cards cards) {
    this.closings = closings;
    this.sums = sums;
    this.schemes = schemes;
    this.cards = cards;
  }

  /**
   * A card as it stands.
   *
   * @param total null where nothing was scored
   * @param figures how many were counted
   */
  record LiveCard(
      String scorecard,
      String contract,
      String vendor,
      Closing.Stage stage,
      @Nullable BigDecimal total,
      @Nullable String grade,
      long figures) {}

  /** The cards of these contracts, in their order. */
  List<LiveCard> of(
      String hospital, String line, YearMonth month, List<Terms.OfContract> contracts) {
    var numbers = contracts.stream().map(Terms.OfContract::contract).toList();
    var ids = numbers.stream().map(number -> new CardId(number, line, month).toString()).toList();
    var decided =
        closings.findAll(hospital, ids).stream()
            .collect(Collectors.toMap(Stored::id, Stored::body));
    var ofMonth = sums.of(new MonthSums.Month(hospital, line, month.toString()), numbers);
    Map<String, Scheme> known = new HashMap<>();
    var all = new ArrayList<LiveCard>();
    for (var one : contracts) {
      var id = new CardId(one.contract(), line, month);
      var closing = decided.getOrDefault(id.toString(), Closing.open(id, one.scored().vendor()));
      var scheme =
          known.computeIfAbsent(one.scored().scheme(), code -> schemes.get(hospital, code));
      var tallies = ofMonth.getOrDefault(one.contract(), List.of());
      all.add(card(new Found(hospital, id.toString(), closing), scheme, tallies));
    }
    return all;
  }

  private record Found(String hospital, String id, Closing closing) {}

  private LiveCard card(Found found, Scheme scheme, List<Tallies.Tally> tallies) {
    var closing = found.closing();
    if (!closing.revisions().isEmpty()) {
      var result = closing.revisions().getLast().result();
      return shown(found, result.total(), result.grade(), result.figures());
    }
    var rated = scheme.ratedIndicators();
    var computed =
        rated.isEmpty()
            ? cards.ofSums(found.hospital(), closing, scheme, figures(tallies))
            : cards.now(found.hospital(), closing).card();
    return shown(
        found,
        computed.total(),
        computed.grade(),
        tallies.stream().mapToLong(Tallies.Tally::figures).sum());
  }

  private static List<ScoreInput.Observation> figures(List<Tallies.Tally> tallies) {
    return tallies.stream()
        .map(
            sum ->
                new ScoreInput.Observation(
                    sum.indicator(),
                    sum.indicator(),
                    sum.numerator(),
                    sum.denominator(),
                    sum.figures()))
        .toList();
  }

  private static LiveCard shown(
      Found found, @Nullable BigDecimal total, @Nullable String grade, long figures) {
    var closing = found.closing();
    return new LiveCard(
        found.id(), closing.contract(), closing.vendor(), closing.stage(), total, grade, figures);
  }
}
