package cn.houqin.kpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplainingAScoreTests {

  @Test
  void everyFigureFollowsFromItsPartsToTheLastDigit() throws IOException {
    var figures = 0;
    for (var one : ScoreCases.all()) {
      var explanation = Scoring.compute(ScoreCases.input(one.get("input"))).explanation();
      if (explanation != null) {
        figures += Recomputation.checked(explanation);
      }
    }

    assertThat(figures).isGreaterThan(1_000);
  }

  @Test
  void theOrderOfEvidenceDoesNotMatter() throws IOException {
    var input = ScoreCases.input(ScoreCases.all().get(0).get("input"));
    var shuffled = new java.util.ArrayList<>(input.observations());
    Collections.shuffle(shuffled, new Random(7));
    var other = new ScoreInput(input.scheme(), shuffled, input.ratings(), input.adjustments());

    assertThat(Scoring.compute(other)).isEqualTo(Scoring.compute(input));
    assertThat(Digest.of("S@1", other)).isEqualTo(Digest.of("S@1", input));
  }

  @Test
  void anotherFigureOfEvidenceGivesAnotherDigest() throws IOException {
    var input = ScoreCases.input(ScoreCases.all().get(0).get("input"));
    var more = new java.util.ArrayList<>(input.observations());
    more.add(new ScoreInput.Observation("more", "I1", BigDecimal.ONE, BigDecimal.ONE));
    var other = new ScoreInput(input.scheme(), more, input.ratings(), input.adjustments());

    assertThat(Digest.of("S@1", other)).isNotEqualTo(Digest.of("S@1", input));
  }
}
