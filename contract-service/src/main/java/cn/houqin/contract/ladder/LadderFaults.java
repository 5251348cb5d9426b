package cn.houqin.contract.ladder;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Everything wrong with a ladder: first rule by rule, then the rules seen together. */
public final class LadderFaults {

  private static final int MOST_RULES = 50;
  private static final String CODE = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";

  private final String at;
  private final List<FieldError> found = new ArrayList<>();

  private LadderFaults(String at) {
    this.at = at;
  }

  /**
   * @param at where the ladder stands in the document
   */
  public static List<FieldError> of(String at, LadderTerms ladder) {
    var faults = new LadderFaults(at);
    faults.check(ladder);
    return List.copyOf(faults.found);
  }

  private void check(LadderTerms ladder) {
    var from = ladder.confirmFrom();
    if (from != null && !Rungs.isStep(from)) {
      add(at + "/confirmFrom", "one-of", from, sorted(Rungs.steps()));
    }
    var rules = ladder.rules();
    if (rules == null || rules.isEmpty() || rules.size() > MOST_RULES) {
      add(at + "/rules", "so-many", rules == null ? null : rules.size(), 1, MOST_RULES);
      return;
    }
    var named = new HashSet<String>();
    for (var i = 0; i < rules.size(); i++) {
      rule(at + "/rules/" + i, rules.get(i), named);
    }
    if (found.isEmpty()) {
      found.addAll(LadderSense.faults(at + "/rules", ladder.rules()));
    }
  }

  private void rule(String pointer, LadderTerms.@Nullable Rule rule, HashSet<String> named) {
    if (rule == null) {
      add(pointer, "required", null);
      return;
    }
    code(pointer + "/rule", rule.rule());
    if (rule.rule() != null && !named.add(rule.rule())) {
      add(pointer + "/rule", "unique", rule.rule());
    }
    if (rule.breach() != null) {
      code(pointer + "/breach", rule.breach());
    }
    if (rule.when() == null) {
      add(pointer + "/when", "required", null);
    } else {
      found.addAll(ConditionFaults.of(pointer + "/when", rule.when()));
    }
    if (rule.then() == null) {
      add(pointer + "/then", "required", null);
    } else {
      then(pointer + "/then", rule.then());
    }
  }

  private void then(String pointer, LadderTerms.Then then) {
    if (then.step() == null) {
      add(pointer + "/step", "required", null);
      return;
    }
    if (!Rungs.isStep(then.step())) {
      add(pointer + "/step", "one-of", then.step(), sorted(Rungs.steps()));
    }
    var scope = then.scope();
    if (scope != null && !then.step().equals(Rungs.SUSPENSION)) {
      add(pointer + "/scope", "not-of-this-kind", scope);
    } else if (scope != null && !Rungs.SCOPES.contains(scope)) {
      add(pointer + "/scope", "one-of", scope, sorted(Rungs.SCOPES));
    }
    var days = then.deadlineDays();
    var isNotice = then.step().equals(Rungs.RECTIFICATION_NOTICE);
    if (isNotice && days == null) {
      add(pointer + "/deadlineDays", "required", null);
    } else if (!isNotice && days != null) {
      add(pointer + "/deadlineDays", "not-of-this-kind", days);
    } else if (days != null && (days < 1 || days > 365)) {
      add(pointer + "/deadlineDays", "between", days, 1, 365);
    }
  }

  private void code(String pointer, @Nullable String value) {
    if (value == null) {
      add(pointer, "required", null);
    } else if (!value.matches(CODE)) {
      add(pointer, "code", value);
    }
  }

  private void add(String pointer, String rule, @Nullable Object value, Object... arguments) {
    found.add(FieldError.of(pointer, rule, value, arguments));
  }

  static List<String> sorted(java.util.Set<String> words) {
    return words.stream().filter(Objects::nonNull).sorted().toList();
  }
}
