package cn.houqin.kpi.scorecard.explanation;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.scorecard.Cards;
import cn.houqin.kpi.scoring.Figure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A card's total with everything it was made of.
 *
 * @param total the tree of figures down to each indicator's numerator and denominator
 * @param evidence behind each indicator, down to the single order or inspection: the first 200
 * @param more where the rest is listed, for the indicators that have more
 */
record Explanation(
    String scorecard,
    String scheme,
    int contractVersion,
    String digest,
    @Nullable FigureView total,
    Map<String, List<Cause>> evidence,
    Map<String, String> more) {

  private static final int FIRST = 200;

  /** A figure with its parts; {@code exact} is unrounded. */
  record FigureView(
      String label,
      Figure.Formula formula,
      String exact,
      String shown,
      Map<String, String> inputs,
      List<PartView> parts) {

    static FigureView of(Figure figure) {
      return new FigureView(
          figure.label(),
          figure.formula(),
          figure.exact().toString(),
          figure.shown().toPlainString(),
          figure.inputs(),
          figure.parts().stream()
              .map(part -> new PartView(part.weight().toString(), of(part.figure())))
              .toList());
    }
  }

  /** A part and the weight it counts with. */
  record PartView(String weight, FigureView figure) {}

  /** One figure of evidence and where to look at what caused it. */
  record Cause(
      String evidenceId,
      BigDecimal numerator,
      BigDecimal denominator,
      Instant datedAt,
      String cause,
      EvidenceView.State state,
      String link) {

    static Cause of(EvidenceView view) {
      var one = view.observation();
      return new Cause(
          one.evidenceId(),
          one.numerator(),
          one.denominator(),
          one.datedAt(),
          one.cause(),
          view.state(),
          Explanation.link(one));
    }
  }

  static String link(Observation one) {
    return switch (one.source()) {
      case "entered" -> "/api/observations/" + one.sourceId();
      case "purchase-order" -> "/api/purchase-orders/" + one.sourceId();
      case Observation.RATING -> "/api/ratings/" + one.sourceId();
      case "inspection" -> "/api/service-lines/" + one.line() + "/inspections/" + one.sourceId();
      default -> "/api/service-lines/" + one.line() + "/work-orders/" + one.sourceId();
    };
  }

  static Explanation of(String scorecard, Cards.Computed computed, List<EvidenceView> counted) {
    var figure = computed.card().explanation();
    SortedMap<String, List<EvidenceView>> byIndicator =
        counted.stream()
            .collect(
                Collectors.groupingBy(
                    view -> view.observation().indicator(), TreeMap::new, Collectors.toList()));
    var evidence = new TreeMap<String, List<Cause>>();
    var more = new TreeMap<String, String>();
    byIndicator.forEach(
        (indicator, all) -> {
          evidence.put(indicator, all.stream().limit(FIRST).map(Cause::of).toList());
          if (all.size() > FIRST) {
            more.put(
                indicator, "/api/scorecards/" + scorecard + "/observations?indicator=" + indicator);
          }
        });
    return new Explanation(
        scorecard,
        computed.basis().scheme(),
        computed.basis().contractVersion(),
        computed.digest(),
        figure == null ? null : FigureView.of(figure),
        evidence,
        more);
  }
}
