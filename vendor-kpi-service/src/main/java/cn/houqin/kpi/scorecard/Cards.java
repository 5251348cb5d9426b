package cn.houqin.kpi.scorecard;

import cn.houqin.kpi.evidence.Observation;
import cn.houqin.kpi.evidence.Observations;
import cn.houqin.kpi.scheme.Schemes;
import cn.houqin.kpi.scoring.Card;
import cn.houqin.kpi.scoring.Digest;
import cn.houqin.kpi.scoring.ScoreInput;
import cn.houqin.kpi.scoring.Scoring;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Computes cards: of a closing, and of the observations it counts. */
@Component
public class Cards {

  private final Observations observations;
  private final Schemes schemes;
  private final Terms terms;

  Cards(Observations observations, Schemes schemes, Terms terms) {
    this.observations = observations;
    this.schemes = schemes;
    this.terms = terms;
  }

  /** A card with the evidence it counts, in order of id. */
  public record Computed(
      Revision.Basis basis, Card card, String digest, List<Observation> counted) {

    Revision.Result result() {
      return new Revision.Result(card.total(), card.grade(), digest);
    }

    List<String> ids() {
      return counted.stream().map(Observation::evidenceId).toList();
    }
  }

  /** As it stands: the newest revision, or provisional with all that has come and counts. */
  public Computed now(String hospital, Closing closing) {
    return closing.revisions().isEmpty()
        ? provisional(hospital, closing)
        : revision(hospital, closing, closing.revisions().size());
  }

  /** Of all that has come by now and was not withdrawn, by the terms of now. */
  Computed provisional(String hospital, Closing closing) {
    var basis = terms.of(hospital, closing.cardId()).basis();
    return compute(hospital, closing, basis, counting(received(hospital, closing)));
  }

  /** As it was when the revision was made; the same bytes whenever it is asked. */
  public Computed revision(String hospital, Closing closing, int number) {
    var counted = closing.countedBy(number);
    return compute(
        hospital,
        closing,
        closing.revisions().get(number - 1).basis(),
        received(hospital, closing).stream()
            .filter(one -> counted.contains(one.evidenceId()))
            .toList());
  }

  Computed compute(
      String hospital, Closing closing, Revision.Basis basis, List<Observation> counted) {
    var input =
        new ScoreInput(
            schemes.get(hospital, basis.scheme()),
            counted.stream()
                .map(
                    one ->
                        new ScoreInput.Observation(
                            one.evidenceId(), one.indicator(), one.numerator(), one.denominator()))
                .toList(),
            Map.of(),
            closing.approved());
    return new Computed(basis, Scoring.compute(input), Digest.of(basis.scheme(), input), counted);
  }

  static List<Observation> counting(List<Observation> all) {
    return all.stream().filter(one -> one.withdrawn() == null).toList();
  }

  /** All that was received for the month, withdrawn ones included, by id. */
  List<Observation> received(String hospital, Closing closing) {
    return observations.ofMonth(hospital, closing.contract(), closing.line(), closing.month());
  }
}
