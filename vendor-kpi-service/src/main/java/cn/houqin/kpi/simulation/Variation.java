package cn.houqin.kpi.simulation;

import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoringRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The scheme by which a card is tried: its own or another, with other targets. */
final class Variation {

  private final @Nullable Scheme other;
  private final Map<String, SimulationForm.Target> targets;
  private final Set<String> met = new HashSet<>();

  Variation(@Nullable Scheme other, Map<String, SimulationForm.Target> targets) {
    this.other = other;
    this.targets = targets;
  }

  Scheme of(Scheme own) {
    var scheme = other == null ? own : other;
    return new Scheme(
        scheme.dimensions().stream().map(this::dimension).toList(),
        scheme.total(),
        scheme.bonusCap(),
        scheme.penaltyCap(),
        scheme.grades());
  }

  private Scheme.Dimension dimension(Scheme.Dimension dimension) {
    return new Scheme.Dimension(
        dimension.code(),
        dimension.weight(),
        dimension.indicators().stream().map(this::indicator).toList());
  }

  private Scheme.Indicator indicator(Scheme.Indicator one) {
    var target = targets.get(one.code());
    if (target == null || !(one.rule() instanceof ScoringRule.Linear)) {
      return one;
    }
    met.add(one.code());
    return new Scheme.Indicator(
        one.code(),
        one.weight(),
        one.factor(),
        new ScoringRule.Linear(target.floor(), target.target()));
  }

  /** Throws Invalid where a target is of no indicator that any tried scheme scores between two. */
  void refuseTargetsOfNothing() {
    var faults =
        targets.keySet().stream()
            .filter(code -> !met.contains(code))
            .sorted()
            .map(code -> FieldError.of("/targets/" + code, "linear-in-scheme", code))
            .toList();
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
  }
}
