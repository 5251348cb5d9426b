package cn.houqin.contract.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import cn.houqin.events.contract.LadderTerms;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Ladders that do not hold together. */
class ContradictoryLaddersTests {

  @Test
  void acceptsTheTemplate() {
    assertThat(told(LadderTemplate.USUAL)).isEmpty();
  }

  @Test
  void namesEveryFaultOfEveryRuleAtOnce() {
    assertThat(
            told(
                """
                {"confirmFrom": "SHOUTING", "rules": [
                  {"rule": "a b", "when": {"on": "SCORE_BELOW", "score": "sixty", "grades": ["FAIL"]},
                   "then": {"step": "RECTIFICATION_NOTICE"}},
                  {"rule": "late", "when": {"on": "SCORE_BELOW", "score": "80", "times": 3, "withinMonths": 37},
                   "then": {"step": "WARNING", "deadlineDays": 9}},
                  {"rule": "late", "when": {"on": "SCORE_BELOW", "score": "70", "times": 3, "withinMonths": 2,
                    "consecutive": true}, "then": {"step": "DISGRACE"}},
                  {"rule": "x", "when": {"on": "EVENT", "event": "FIRE", "consecutive": true}, "then": {}},
                  {"rule": "y", "when": {"on": "REPEATED", "after": "WARNING"}, "then": {"step": "TALK"}},
                  {"rule": "z", "when": {"on": "GRADE", "grades": []}},
                  null]}
                """))
        .containsExactly(
            "/ladder/confirmFrom one-of SHOUTING",
            "/ladder/rules/0/rule code a b",
            "/ladder/rules/0/when/score score sixty",
            "/ladder/rules/0/when/grades not-of-this-kind [FAIL]",
            "/ladder/rules/0/then/deadlineDays required null",
            "/ladder/rules/1/when/withinMonths between 37",
            "/ladder/rules/1/then/deadlineDays not-of-this-kind 9",
            "/ladder/rules/2/rule unique late",
            "/ladder/rules/2/when/times fits-the-window 3",
            "/ladder/rules/2/then/step one-of DISGRACE",
            "/ladder/rules/3/when/event one-of FIRE",
            "/ladder/rules/3/when/consecutive not-of-this-kind true",
            "/ladder/rules/3/then/step required null",
            "/ladder/rules/4/when/withinMonths required null",
            "/ladder/rules/5/when/grades so-many 0",
            "/ladder/rules/5/then required null",
            "/ladder/rules/6 required null");
    assertThat(told("{\"rules\": []}")).containsExactly("/ladder/rules so-many 0");
    assertThat(told("{}")).containsExactly("/ladder/rules so-many null");
  }

  @Test
  void refusesAMilderStepForAWorseScore() {
    assertThat(
            told(
                """
                {"rules": [
                  {"rule": "bad", "when": {"on": "SCORE_BELOW", "score": "60"}, "then": {"step": "TALK"}},
                  {"rule": "low", "when": {"on": "SCORE_BELOW", "score": "80"}, "then": {"step": "WARNING"}}]}
                """))
        .containsExactly("/ladder/rules/0/then/step overruled TALK");
  }

  @Test
  void refusesTheSameConditionTwiceAndPraiseWhereThereIsBlame() {
    assertThat(
            told(
                """
                {"rules": [
                  {"rule": "one", "when": {"on": "SCORE_BELOW", "score": "80"}, "then": {"step": "WARNING"}},
                  {"rule": "two", "when": {"on": "SCORE_BELOW", "score": "80"}, "then": {"step": "TALK"}},
                  {"rule": "good", "when": {"on": "SCORE_AT_LEAST", "score": "75"},
                   "then": {"step": "COMMENDATION"}},
                  {"rule": "odd", "when": {"on": "EVENT", "event": "INCIDENT"}, "then": {"step": "COMMENDATION"}}]}
                """))
        .containsExactly(
            "/ladder/rules/1/when same-condition two",
            "/ladder/rules/2/when/score not-blamed 75",
            "/ladder/rules/3/then/step praise-for-good-scores COMMENDATION");
  }

  @Test
  void refusesARepetitionThatIsNeverReachedOrNotGraver() {
    assertThat(
            told(
                """
                {"rules": [
                  {"rule": "low", "when": {"on": "SCORE_BELOW", "score": "80"}, "then": {"step": "WARNING"}},
                  {"rule": "again", "when": {"on": "REPEATED", "after": "WARNING", "withinMonths": 12},
                   "then": {"step": "TALK"}},
                  {"rule": "never", "when": {"on": "REPEATED", "after": "SUSPENSION", "withinMonths": 12},
                   "then": {"step": "TERMINATION_PROPOSAL"}},
                  {"rule": "other", "breach": "fire",
                   "when": {"on": "REPEATED", "after": "WARNING", "withinMonths": 6},
                   "then": {"step": "FINAL_WARNING"}}]}
                """))
        .containsExactly(
            "/ladder/rules/1/then/step graver-than-before TALK",
            "/ladder/rules/2/when/after reachable SUSPENSION",
            "/ladder/rules/3/when/after reachable WARNING");
  }

  @Test
  void refusesARectificationThatMayFailWithoutConsequence() {
    assertThat(
            told(
                """
                {"rules": [{"rule": "low", "when": {"on": "SCORE_BELOW", "score": "60"},
                  "then": {"step": "RECTIFICATION_NOTICE", "deadlineDays": 15}}]}
                """))
        .containsExactly("/ladder/rules/0/then/step leads-on RECTIFICATION_NOTICE");
  }

  private static List<String> told(String ladder) {
    return told(JsonMapper.shared().readValue(ladder, LadderTerms.class));
  }

  private static List<String> told(LadderTerms ladder) {
    return LadderFaults.of("/ladder", ladder).stream()
        .map(fault -> fault.pointer() + " " + fault.rule() + " " + fault.value())
        .toList();
  }
}
