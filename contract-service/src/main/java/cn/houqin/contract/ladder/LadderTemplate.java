package cn.houqin.contract.ladder;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.events.contract.LadderTerms.Rule;
import cn.houqin.events.contract.LadderTerms.Then;
import cn.houqin.events.contract.LadderTerms.When;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usual ladder (domain 3.6, and 1.2 for the integrity breach that suspends at once). */
final class LadderTemplate {

  static final LadderTerms USUAL =
      new LadderTerms(
          "RECTIFICATION_NOTICE",
          List.of(
              new Rule(
                  "very-low-score",
                  null,
                  score(Rungs.SCORE_BELOW, "60", null, null, null),
                  new Then("RECTIFICATION_NOTICE", null, 15)),
              new Rule(
                  "not-rectified", null, event(Rungs.RECTIFICATION_FAILED), then("WARNING", null)),
              new Rule(
                  "low-score-running",
                  "low-score",
                  score(Rungs.SCORE_BELOW, "80", 2, 2, true),
                  then("WARNING", null)),
              new Rule(
                  "low-score-often",
                  "low-score",
                  score(Rungs.SCORE_BELOW, "80", 3, 12, null),
                  then("WARNING", null)),
              new Rule("again", null, after("WARNING", 12), then("FINAL_WARNING", null)),
              new Rule(
                  "again-after-final",
                  null,
                  after("FINAL_WARNING", 6),
                  then("TERMINATION_PROPOSAL", null)),
              new Rule(
                  "integrity-breach", null, event("INTEGRITY_BREACH"), then("SUSPENSION", false)),
              new Rule(
                  "excellent",
                  null,
                  score(Rungs.SCORE_AT_LEAST, "91", 3, 3, true),
                  then(Rungs.COMMENDATION, null))));

  private LadderTemplate() {}

  private static When score(
      String on,
      String score,
      @Nullable Integer times,
      @Nullable Integer within,
      @Nullable Boolean consecutive) {
    return new When(on, score, null, null, null, times, within, consecutive);
  }

  private static When event(String event) {
    return new When(Rungs.EVENT, null, null, event, null, null, null, null);
  }

  private static When after(String step, int within) {
    return new When(Rungs.REPEATED, null, null, null, step, null, within, null);
  }

  private static Then then(String step, @Nullable Boolean confirm) {
    return new Then(step, confirm, null);
  }
}
