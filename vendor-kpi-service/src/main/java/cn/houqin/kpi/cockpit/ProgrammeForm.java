package cn.houqin.kpi.cockpit;

import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The targets as they are written down. */
record ProgrammeForm(
    @NotNull YearMonth begins, @NotEmpty @Size(max = 5) List<@Valid TargetForm> targets) {

  private static final int MOST_MONTHS = 12;
  private static final int MOST_TEXT = 1_000;
  private static final int MOST_DIGITS = 18;
  private static final int MOST_DECIMALS = 6;
  private static final List<String> LANGUAGES = List.of("en", "zh-CN");

  /** A target; see {@link Programme.Target}. */
  record TargetForm(
      @NotNull Goal goal,
      @NotNull @Size(max = 2) Map<String, String> definition,
      @Valid @Nullable BaselineForm baseline,
      @NotEmpty @Size(max = 10) List<@NotNull BigDecimal> path,
      @Nullable BigDecimal threshold) {}

  /** A baseline; see {@link Programme.Baseline}. */
  record BaselineForm(@NotNull YearMonth from, @NotNull YearMonth to, @Nullable BigDecimal value) {}

  /** Throws Invalid with everything wrong with it. */
  Programme programme() {
    var faults = new ArrayList<FieldError>();
    var seen = EnumSet.noneOf(Goal.class);
    for (var i = 0; i < targets.size(); i++) {
      var target = targets.get(i);
      var at = "/targets/" + i;
      if (!seen.add(target.goal())) {
        faults.add(FieldError.of(at + "/goal", "unique", target.goal()));
      }
      check(at, target, faults);
    }
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return new Programme(begins.toString(), targets.stream().map(ProgrammeForm::target).toList());
  }

  private static void check(String at, TargetForm target, List<FieldError> faults) {
    for (var language : LANGUAGES) {
      var text = target.definition().get(language);
      if (text == null || text.isBlank() || text.length() > MOST_TEXT) {
        faults.add(FieldError.of(at + "/definition/" + language, "text", text, 1, MOST_TEXT));
      }
    }
    for (var i = 0; i < target.path().size(); i++) {
      number(at + "/path/" + i, target.path().get(i), faults);
    }
    number(at + "/threshold", target.threshold(), faults);
    if ((target.goal() == Goal.ATTAINMENT) != (target.threshold() != null)) {
      faults.add(
          FieldError.of(
              at + "/threshold",
              target.threshold() == null ? "required" : "not-of-this-kind",
              target.threshold()));
    }
    var baseline = target.baseline();
    if (baseline != null) {
      number(at + "/baseline/value", baseline.value(), faults);
      if (baseline.to().isBefore(baseline.from())
          || !baseline.to().isBefore(baseline.from().plusMonths(MOST_MONTHS))) {
        faults.add(
            FieldError.of(at + "/baseline/to", "months-in-order", baseline.to(), MOST_MONTHS));
      }
    }
  }

  private static void number(String at, @Nullable BigDecimal number, List<FieldError> faults) {
    if (number != null
        && (number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DECIMALS)) {
      faults.add(FieldError.of(at, "short-decimal", number));
    }
  }

  private static Programme.Target target(TargetForm form) {
    var baseline = form.baseline();
    return new Programme.Target(
        form.goal(),
        form.definition(),
        baseline == null
            ? null
            : new Programme.Baseline(
                baseline.from().toString(), baseline.to().toString(), baseline.value()),
        form.path(),
        form.threshold());
  }
}
