package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.evidence.LineMonth;
import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.evidence.Tallies;
import cn.houqin.kpi.indicator.Indicators;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scoring.Card;
import cn.houqin.kpi.scoring.Digest;
import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.scoring.Scoring;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Computes cards: provisional ones from the days' sums, closed ones from the single figures that
 * they count.
 */
@Component
public class Cards {

  private final Observations observations;
  private final Tallies tallies;
  private final Schemes schemes;
  private final Indicators indicators;
  private final CardTerms terms;

  Cards(
      Observations observations,
      Tallies tallies,
      Schemes schemes,
      Indicators indicators,
      CardTerms terms) {
    this.observations = observations;
    this.tallies = tallies;
    this.schemes = schemes;
    this.indicators = indicators;
    this.terms = terms;
  }

  /**
   * A card, and what it was computed of.
   *
   * @param figures single ones, or the days' sums
   */
  public record Computed(
      Revision.Basis basis, Card card, String digest, List<ScoreInput.Observation> figures) {

    Revision.Result result() {
      var count = figures.stream().mapToLong(ScoreInput.Observation::figures).sum();
      return new Revision.Result(card.total(), card.grade(), digest, count);
    }
  }

  /** As it stands: the newest revision, or provisional with all that has come and counts. */
  public Computed now(String hospital, Closing closing) {
    return closing.revisions().isEmpty()
        ? provisional(hospital, closing)
        : revision(hospital, closing, closing.revisions().size());
  }

  private Computed provisional(String hospital, Closing closing) {
    var basis = terms.basis(hospital, closing.cardId());
    var rated = schemes.get(hospital, basis.scheme()).ratedIndicators();
    var figures = new ArrayList<ScoreInput.Observation>();
    tallies.ofMonth(hospital, closing.contract(), closing.line(), closing.month()).stream()
        .filter(sum -> !rated.contains(sum.indicator()))
        .map(Cards::figure)
        .forEach(figures::add);
    if (!rated.isEmpty()) {
      var month = new LineMonth(hospital, closing.contract(), closing.line(), closing.month());
      figures.addAll(figures(counting(closing, observations.ofIndicators(month, rated))));
    }
    return score(hospital, closing, basis, figures);
  }

  /** What it would come to now by sums of figures, under the terms of its month. */
  public Computed ofSums(String hospital, Closing closing, List<ScoreInput.Observation> sums) {
    return score(hospital, closing, terms.basis(hospital, closing.cardId()), sums);
  }

  /** The same under terms that are known already. */
  public Card ofSums(
      String hospital, Closing closing, Scheme scheme, List<ScoreInput.Observation> sums) {
    return Scoring.compute(input(hospital, closing, scheme, sums));
  }

  private static ScoreInput.Observation figure(Tallies.Tally sum) {
    return new ScoreInput.Observation(
        sum.indicator() + "/" + sum.day(),
        sum.indicator(),
        sum.numerator(),
        sum.denominator(),
        sum.figures());
  }

  /** As it was when the revision was made; the same bytes whenever it is asked. */
  public Computed revision(String hospital, Closing closing, int number) {
    var basis = closing.revision(number).basis();
    return compute(hospital, closing, basis, counted(hospital, closing, number));
  }

  /** Of single figures. */
  Computed compute(
      String hospital, Closing closing, Revision.Basis basis, List<Observation> counted) {
    return score(hospital, closing, basis, figures(counted));
  }

  private static List<ScoreInput.Observation> figures(List<Observation> counted) {
    return counted.stream()
        .map(
            one ->
                new ScoreInput.Observation(
                    one.evidenceId(),
                    one.indicator(),
                    one.numerator(),
                    one.denominator(),
                    1,
                    one.isRating() ? one.cause() : null))
        .toList();
  }

  private Computed score(
      String hospital,
      Closing closing,
      Revision.Basis basis,
      List<ScoreInput.Observation> figures) {
    var input = input(hospital, closing, schemes.get(hospital, basis.scheme()), figures);
    return new Computed(basis, Scoring.compute(input), Digest.of(basis.scheme(), input), figures);
  }

  private ScoreInput input(
      String hospital, Closing closing, Scheme scheme, List<ScoreInput.Observation> figures) {
    var codes = scheme.indicators().stream().map(Scheme.Indicator::code).toList();
    return ScoreInput.of(
        scheme, indicators.withDerived(hospital, codes, figures), closing.approved());
  }

  /** What the card would have come to by another scheme. */
  public Revision.Result byScheme(String hospital, Closing closing, Scheme scheme) {
    var figures = figures(counted(hospital, closing));
    var input = input(hospital, closing, scheme, figures);
    var card = Scoring.compute(input);
    return new Revision.Result(
        card.total(), card.grade(), Digest.of("tried", input), figures.size());
  }

  /** The single figures that the card counts as it stands, in order of id. */
  public List<Observation> counted(String hospital, Closing closing) {
    return closing.revisions().isEmpty()
        ? counting(closing, received(hospital, closing))
        : counted(hospital, closing, closing.revisions().size());
  }

  private List<Observation> counted(String hospital, Closing closing, int number) {
    var counted = closing.countedBy(number);
    return received(hospital, closing).stream()
        .filter(one -> counted.contains(one.evidenceId()))
        .toList();
  }

  /** What was not withdrawn, and no panel took out. */
  static List<Observation> counting(Closing closing, List<Observation> all) {
    var disregarded = closing.disputes().disregardedIds();
    return all.stream()
        .filter(one -> one.withdrawn() == null && !disregarded.contains(one.evidenceId()))
        .toList();
  }

  /** All that was received for the month, withdrawn ones included, by id. */
  public List<Observation> received(String hospital, Closing closing) {
    return observations.ofMonth(hospital, closing.contract(), closing.line(), closing.month());
  }
}
