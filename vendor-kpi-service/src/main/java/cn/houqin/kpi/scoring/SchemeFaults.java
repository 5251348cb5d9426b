package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that keeps a scheme from holding together, listed at once. */
public final class SchemeFaults {

  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final List<Fault> faults = new ArrayList<>();
  private final Set<String> codes = new HashSet<>();
  private final Set<String> raters = new HashSet<>();

  private final Function<String, Optional<Reach>> known;

  private SchemeFaults(Function<String, Optional<Reach>> known) {
    this.known = known;
  }

  /**
   * One fault.
   *
   * @param pointer JSON pointer within the scheme
   */
  public record Fault(String pointer, String rule, String value) {}

  /**
   * Empty if the scheme holds together.
   *
   * @param known what numerator over denominator of the indicator of a code can come to; empty if
   *     there is none. Those of human raters are the scheme's own
   */
  public static List<Fault> of(Scheme scheme, Function<String, Optional<Reach>> known) {
    var check = new SchemeFaults(known);
    check.scheme(scheme);
    return List.copyOf(check.faults);
  }

  private void add(String pointer, String rule, @Nullable Object value) {
    faults.add(new Fault(pointer, rule, String.valueOf(value)));
  }

  private void scheme(Scheme scheme) {
    sum("/dimensions", scheme.dimensions().stream().map(Scheme.Dimension::weight).toList());
    for (var d = 0; d < scheme.dimensions().size(); d++) {
      dimension("/dimensions/" + d, scheme.dimensions().get(d));
    }
    notNegative("/bonusCap", scheme.bonusCap());
    notNegative("/penaltyCap", scheme.penaltyCap());
    bands(
        "/grades",
        scheme.grades().stream().map(band -> Optional.ofNullable(band.from())).toList(),
        scheme.total() == Scheme.Total.CAPPED ? Reach.HUNDRED : Reach.ANYTHING);
    var grades = new HashSet<String>();
    for (var g = 0; g < scheme.grades().size(); g++) {
      named("/grades/" + g + "/grade", scheme.grades().get(g).grade());
      if (!grades.add(scheme.grades().get(g).grade())) {
        add("/grades/" + g + "/grade", "unique", scheme.grades().get(g).grade());
      }
    }
  }

  private void dimension(String at, Scheme.Dimension dimension) {
    if (!codes.add("dimension " + dimension.code())) {
      add(at + "/code", "unique", dimension.code());
    }
    named(at + "/code", dimension.code());
    positive(at + "/weight", dimension.weight());
    sum(at + "/indicators", dimension.indicators().stream().map(Scheme.Indicator::weight).toList());
    for (var i = 0; i < dimension.indicators().size(); i++) {
      indicator(at + "/indicators/" + i, dimension.indicators().get(i));
    }
  }

  private void indicator(String at, Scheme.Indicator indicator) {
    if (!codes.add(indicator.code())) {
      add(at + "/code", "unique", indicator.code());
    }
    named(at + "/code", indicator.code());
    var reach = known.apply(indicator.code());
    var isRated = indicator.rule() instanceof ScoringRule.Raters;
    if (isRated == reach.isPresent()) {
      add(at + "/code", isRated ? "measured-already" : "known-indicator", indicator.code());
    }
    positive(at + "/weight", indicator.weight());
    if (indicator.factor() != null) {
      positive(at + "/factor", indicator.factor());
    }
    var factor = indicator.factor() == null ? BigDecimal.ONE : indicator.factor();
    rule(at, indicator.rule(), reach.orElse(Reach.ANYTHING).times(factor));
  }

  private void rule(String at, ScoringRule rule, Reach reach) {
    switch (rule) {
      case ScoringRule.Linear(var floor, var target) -> {
        if (floor.compareTo(target) == 0) {
          add(at + "/rule/target", "not-the-floor", target);
        } else if (!reach.attains(floor, target)) {
          add(at + "/rule/target", "reachable", target);
        }
      }
      case ScoringRule.Bands(var bands) -> scores(at + "/rule/bands", bands, reach);
      case ScoringRule.Deduct(var points, var each, var cap) -> {
        positive(at + "/rule/points", points);
        positive(at + "/rule/perOccurrence", each);
        notNegative(at + "/rule/cap", cap);
      }
      case ScoringRule.Add(var points, var each) -> {
        positive(at + "/rule/points", points);
        positive(at + "/rule/perOccurrence", each);
      }
      case ScoringRule.Raters(var tree) -> raters(at + "/rule/tree", tree);
    }
  }

  private void scores(String at, List<ScoringRule.Band> bands, Reach reach) {
    bands(at, bands.stream().map(band -> Optional.ofNullable(band.from())).toList(), reach);
    for (var b = 0; b < bands.size(); b++) {
      var score = bands.get(b).score();
      if (score.signum() < 0 || score.compareTo(HUNDRED) > 0) {
        add(at + "/" + b + "/score", "zero-to-hundred", score);
      }
    }
  }

  private void raters(String at, ScoringRule.RaterNode node) {
    positive(at + "/weight", node.weight());
    var below = node.raters();
    if ((node.rater() == null) == (below == null)) {
      add(at, "rater-or-raters", node.rater());
    }
    if (node.rater() != null) {
      named(at + "/rater", node.rater());
    }
    if (node.rater() != null && !raters.add(node.rater())) {
      add(at + "/rater", "unique", node.rater());
    }
    if (below != null && below.isEmpty()) {
      add(at + "/raters", "not-empty", below);
    } else if (below != null) {
      sum(at + "/raters", below.stream().map(ScoringRule.RaterNode::weight).toList());
      for (var r = 0; r < below.size(); r++) {
        raters(at + "/raters/" + r, below.get(r));
      }
    }
  }

  private void sum(String at, List<BigDecimal> weights) {
    var sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(HUNDRED) != 0) {
      add(at, "weights-sum-to-100", sum.toPlainString());
    }
  }

  /** Half-open bands, the first without a beginning: every value falls in exactly one. */
  private void bands(String at, List<Optional<BigDecimal>> froms, Reach reach) {
    if (froms.isEmpty()) {
      add(at, "not-empty", froms);
    }
    for (var i = 0; i < froms.size(); i++) {
      var from = froms.get(i).orElse(null);
      var place = at + "/" + i + "/from";
      reach.fault(from, froms.subList(0, i)).ifPresent(rule -> add(place, rule, from));
    }
  }

  private void named(String at, String name) {
    if (name.isBlank()) {
      add(at, "required", name);
    }
  }

  private void positive(String at, BigDecimal value) {
    if (value.signum() <= 0) {
      add(at, "above-zero", value);
    }
  }

  private void notNegative(String at, @Nullable BigDecimal value) {
    if (value != null && value.signum() < 0) {
      add(at, "not-negative", value);
    }
  }
}
