package cn.houqin.contract.ladder;

import cn.houqin.events.contract.LadderTerms;
import cn.houqin.platform.problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with one condition of a ladder by itself. */
final class ConditionFaults {

  /** The longest window; scores of more than three years ago have no consequence. */
  private static final int MOST_MONTHS = 36;

  private static final String SCORE = "\\d{1,3}(\\.\\d{1,2})?";
  private static final Set<String> OF_MONTHS =
      Set.of(Rungs.SCORE_BELOW, Rungs.SCORE_AT_LEAST, Rungs.GRADE);

  private final String at;
  private final LadderTerms.When when;
  private final List<FieldError> found = new ArrayList<>();

  private ConditionFaults(String at, LadderTerms.When when) {
    this.at = at;
    this.when = when;
  }

  static List<FieldError> of(String at, LadderTerms.When when) {
    var faults = new ConditionFaults(at, when);
    faults.check();
    return faults.found;
  }

  private void check() {
    if (when.on() == null || !Rungs.CONDITIONS.contains(when.on())) {
      word("/on", when.on(), Rungs.CONDITIONS);
      return;
    }
    var isScore = when.on().equals(Rungs.SCORE_BELOW) || when.on().equals(Rungs.SCORE_AT_LEAST);
    if (given("/score", when.score(), isScore) && !String.valueOf(when.score()).matches(SCORE)) {
      add("/score", "score", when.score());
    }
    if (given("/grades", when.grades(), when.on().equals(Rungs.GRADE))) {
      grades(when.grades());
    }
    if (given("/event", when.event(), when.on().equals(Rungs.EVENT))) {
      word("/event", when.event(), Rungs.EVENTS);
    }
    if (given("/after", when.after(), when.on().equals(Rungs.REPEATED))) {
      word("/after", when.after(), Rungs.steps());
    }
    window();
  }

  private void grades(@Nullable List<String> grades) {
    if (grades == null || grades.isEmpty() || grades.size() > 20) {
      add("/grades", "so-many", grades == null ? null : grades.size(), 1, 20);
      return;
    }
    for (var i = 0; i < grades.size(); i++) {
      var grade = grades.get(i);
      if (grade == null || grade.isBlank() || grade.length() > 40) {
        add("/grades/" + i, "text", grade, 1, 40);
      }
    }
  }

  private void window() {
    between("/times", when.times());
    between("/withinMonths", when.withinMonths());
    var times = when.times() == null ? 1 : when.times();
    var isRepeated = when.on().equals(Rungs.REPEATED);
    if (when.withinMonths() == null && (times > 1 || isRepeated)) {
      add("/withinMonths", "required", null);
    }
    var isOfMonths = OF_MONTHS.contains(when.on());
    if (isOfMonths && when.withinMonths() != null && times > when.withinMonths()) {
      add("/times", "fits-the-window", times, when.withinMonths());
    }
    if (Boolean.TRUE.equals(when.consecutive()) && (!isOfMonths || times < 2)) {
      add("/consecutive", "not-of-this-kind", true);
    }
  }

  private void between(String name, @Nullable Integer value) {
    if (value != null && (value < 1 || value > MOST_MONTHS)) {
      add(name, "between", value, 1, MOST_MONTHS);
    }
  }

  /** Given where it belongs and nowhere else; true if its content is to be looked at. */
  private boolean given(String name, @Nullable Object value, boolean belongs) {
    if (belongs && value == null) {
      add(name, "required", null);
    } else if (!belongs && value != null) {
      add(name, "not-of-this-kind", value);
    }
    return belongs && value != null;
  }

  private void word(String name, @Nullable String value, Set<String> allowed) {
    if (value == null) {
      add(name, "required", null);
    } else if (!allowed.contains(value)) {
      add(name, "one-of", value, LadderFaults.sorted(allowed));
    }
  }

  private void add(String name, String rule, @Nullable Object value, Object... arguments) {
    found.add(FieldError.of(at + name, rule, value, arguments));
  }
}
