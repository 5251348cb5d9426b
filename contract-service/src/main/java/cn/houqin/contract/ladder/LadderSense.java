package cn.houqin.contract.ladder;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rules, each whole by itself, that contradict each other or can never decide anything. */
final class LadderSense {

  private final String at;
  private final List<LadderTerms.Rule> rules;
  private final List<FieldError> found = new ArrayList<>();

  private LadderSense(String at, List<LadderTerms.Rule> rules) {
    this.at = at;
    this.rules = rules;
  }

  static List<FieldError> faults(String at, List<LadderTerms.Rule> rules) {
    var sense = new LadderSense(at, rules);
    for (var i = 0; i < rules.size(); i++) {
      sense.check(at + "/" + i, rules.get(i), i);
    }
    return sense.found;
  }

  private void check(String pointer, LadderTerms.Rule rule, int place) {
    praise(pointer, rule);
    repeated(pointer, rule);
    rules.subList(0, place).stream()
        .filter(other -> isSameCondition(other, rule))
        .findFirst()
        .ifPresent(other -> add(pointer + "/when", "same-condition", rule.rule(), other.rule()));
    rules.stream()
        .filter(other -> other != rule && isOverruled(rule, other))
        .filter(other -> !isSameCondition(other, rule))
        .findFirst()
        .ifPresent(other -> add(pointer + "/then/step", "overruled", step(rule), other.rule()));
    if (step(rule).equals(Rungs.RECTIFICATION_NOTICE)
        && rules.stream()
            .noneMatch(other -> Rungs.RECTIFICATION_FAILED.equals(other.when().event()))) {
      add(pointer + "/then/step", "leads-on", step(rule), Rungs.RECTIFICATION_FAILED);
    }
  }

  /** Good scores are commended, and a score is not blamed and commended at once. */
  private void praise(String pointer, LadderTerms.Rule rule) {
    var isPraise = step(rule).equals(Rungs.COMMENDATION);
    var on = rule.when().on();
    if (on.equals(Rungs.SCORE_AT_LEAST) != isPraise && !(isPraise && on.equals(Rungs.GRADE))) {
      add(pointer + "/then/step", "praise-for-good-scores", step(rule));
    }
    if (on.equals(Rungs.SCORE_AT_LEAST)) {
      rules.stream()
          .filter(other -> other.when().on().equals(Rungs.SCORE_BELOW))
          .filter(other -> score(other).compareTo(score(rule)) > 0)
          .findFirst()
          .ifPresent(
              other -> add(pointer + "/when/score", "not-blamed", score(rule), other.rule()));
    }
  }

  private void repeated(String pointer, LadderTerms.Rule rule) {
    var after = rule.when().after();
    if (after == null) {
      return;
    }
    if (Rungs.rank(step(rule)) <= Rungs.rank(after)) {
      add(pointer + "/then/step", "graver-than-before", step(rule), after);
    }
    var isReached =
        rules.stream()
            .filter(other -> other != rule && step(other).equals(after))
            .anyMatch(
                other ->
                    rule.breach() == null
                        || other.when().on().equals(Rungs.REPEATED)
                        || breach(other).equals(rule.breach()));
    if (!isReached) {
      add(pointer + "/when/after", "reachable", after);
    }
  }

  private static boolean isSameCondition(LadderTerms.Rule one, LadderTerms.Rule other) {
    return one.when().equals(other.when())
        && (!one.when().on().equals(Rungs.REPEATED)
            || Objects.equals(one.breach(), other.breach()));
  }

  /** Whether whenever this rule applies, the other does too, with a step at least as grave. */
  private static boolean isOverruled(LadderTerms.Rule rule, LadderTerms.Rule other) {
    if (!rule.when().on().equals(Rungs.SCORE_BELOW)
        || !other.when().on().equals(Rungs.SCORE_BELOW)) {
      return false;
    }
    var isRunOnly =
        Boolean.TRUE.equals(other.when().consecutive())
            && !Boolean.TRUE.equals(rule.when().consecutive())
            && times(rule) > 1;
    return score(other).compareTo(score(rule)) >= 0
        && times(other) <= times(rule)
        && (times(other) == 1 || window(other) >= window(rule))
        && !isRunOnly
        && Rungs.rank(step(other)) >= Rungs.rank(step(rule));
  }

  private static String step(LadderTerms.Rule rule) {
    return rule.then().step();
  }

  private static String breach(LadderTerms.Rule rule) {
    return rule.breach() == null ? rule.rule() : rule.breach();
  }

  private static BigDecimal score(LadderTerms.Rule rule) {
    return new BigDecimal(Objects.requireNonNull(rule.when().score()));
  }

  private static int times(LadderTerms.Rule rule) {
    return rule.when().times() == null ? 1 : rule.when().times();
  }

  private static int window(LadderTerms.Rule rule) {
    return rule.when().withinMonths() == null ? 1 : rule.when().withinMonths();
  }

  private void add(String pointer, String rule, Object value, Object... arguments) {
    found.add(FieldError.of(pointer, rule, value, arguments));
  }
}
