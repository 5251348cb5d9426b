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
import java.util.Set;
import org.springframework.stereotype.Component;

/** Computes cards: of a closing, and of the observations it counts. */
@Component
class Cards {

  private final Observations observations;
  private final Schemes schemes;

  Cards(Observations observations, Schemes schemes) {
    this.observations = observations;
    this.schemes = schemes;
  }

  /** A card with the evidence it counts, in order of id. */
  record Computed(Card card, String digest, List<Observation> counted) {}

  /** Before closing, all that has come and was not withdrawn; after it, what it counted. */
  Computed compute(String hospital, Closing closing, String scheme) {
    var all = observations.ofMonth(hospital, closing.contract(), closing.line(), closing.month());
    var revisions = closing.revisions();
    if (revisions.isEmpty()) {
      return compute(hospital, closing, scheme, uncontested(all));
    }
    var counted = Set.copyOf(revisions.getLast().counted());
    return compute(
        hospital,
        closing,
        scheme,
        all.stream().filter(one -> counted.contains(one.evidenceId())).toList());
  }

  Computed compute(String hospital, Closing closing, String scheme, List<Observation> counted) {
    var input =
        new ScoreInput(
            schemes.get(hospital, scheme),
            counted.stream()
                .map(
                    one ->
                        new ScoreInput.Observation(
                            one.evidenceId(), one.indicator(), one.numerator(), one.denominator()))
                .toList(),
            Map.of(),
            closing.counted());
    return new Computed(Scoring.compute(input), Digest.of(scheme, input), counted);
  }

  static List<Observation> uncontested(List<Observation> all) {
    return all.stream().filter(one -> one.withdrawn() == null).toList();
  }

  /** All ids received for the month, withdrawn ones included. */
  List<Observation> received(String hospital, Closing closing) {
    return observations.ofMonth(hospital, closing.contract(), closing.line(), closing.month());
  }
}
