package cn.houqin.kpi.scheme;

import cn.houqin.kpi.scoring.Scheme;
import cn.houqin.kpi.scoring.ScoringRule;
import cn.houqin.platform.problem.FieldError;
import cn.houqin.platform.problem.Invalid;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A scheme as it is written down: on the wire and in the store. */
public record Definition(
    @NotEmpty List<@Valid DimensionForm> dimensions,
    Scheme.@NotNull Total total,
    @Nullable BigDecimal bonusCap,
    @Nullable BigDecimal penaltyCap,
    @NotEmpty List<@Valid Grade> grades) {

  /** A dimension. */
  public record DimensionForm(
      @NotNull String code,
      @NotNull BigDecimal weight,
      @NotEmpty List<@Valid IndicatorForm> indicators) {}

  /** An indicator. */
  public record IndicatorForm(
      @NotNull String code,
      @NotNull BigDecimal weight,
      @Nullable BigDecimal factor,
      @Valid @NotNull RuleForm rule) {}

  /** A scoring rule; which fields it has goes by its kind. */
  public record RuleForm(
      @NotNull Kind kind,
      @Nullable BigDecimal floor,
      @Nullable BigDecimal target,
      @Nullable List<@Valid Band> bands,
      @Nullable BigDecimal points,
      @Nullable BigDecimal perOccurrence,
      @Nullable BigDecimal cap,
      @Valid @Nullable RaterForm tree) {

    /** The kinds of rules. */
    public enum Kind {
      LINEAR,
      BANDS,
      DEDUCT,
      ADD,
      RATERS
    }
  }

  /** A band of values. */
  public record Band(@Nullable BigDecimal from, @NotNull BigDecimal score) {}

  /** A grade from a total on. */
  public record Grade(@Nullable BigDecimal from, @NotNull String grade) {}

  /**
   * A rater, or several under one weight.
   *
   * @param scale within which this rater rates, and those under it; 0 to 100 where none is given
   */
  public record RaterForm(
      @NotNull BigDecimal weight,
      @Nullable String rater,
      @Nullable List<@Valid RaterForm> raters,
      @Valid @Nullable ScaleForm scale) {}

  /** The least and the most a rater may give; both are points of 100. */
  public record ScaleForm(@NotNull BigDecimal lowest, @NotNull BigDecimal highest) {}

  /** The scheme; refuses fields that a rule's kind needs and has not. */
  public Scheme scheme() {
    var faults = missing();
    if (!faults.isEmpty()) {
      throw new Invalid(faults);
    }
    return read();
  }

  /** Fields that a rule's kind needs and has not. */
  List<FieldError> missing() {
    var faults = new ArrayList<FieldError>();
    for (var d = 0; d < dimensions.size(); d++) {
      var indicators = dimensions.get(d).indicators();
      for (var i = 0; i < indicators.size(); i++) {
        missing(
            "/definition/dimensions/" + d + "/indicators/" + i + "/rule",
            indicators.get(i).rule(),
            faults);
      }
    }
    return faults;
  }

  /** The scheme; a rule of which a field is missing is a harmless one, so that the rest is told. */
  Scheme read() {
    return new Scheme(
        dimensions.stream().map(Definition::dimension).toList(),
        total,
        bonusCap,
        penaltyCap,
        grades.stream().map(g -> new Scheme.GradeBand(g.from(), g.grade())).toList());
  }

  private static void missing(String at, RuleForm rule, List<FieldError> faults) {
    switch (rule.kind()) {
      case LINEAR -> {
        needs(at + "/floor", rule.floor(), faults);
        needs(at + "/target", rule.target(), faults);
      }
      case BANDS -> needs(at + "/bands", rule.bands(), faults);
      case DEDUCT, ADD -> {
        needs(at + "/points", rule.points(), faults);
        needs(at + "/perOccurrence", rule.perOccurrence(), faults);
      }
      case RATERS -> needs(at + "/tree", rule.tree(), faults);
    }
  }

  private static void needs(String at, @Nullable Object value, List<FieldError> faults) {
    if (value == null) {
      faults.add(FieldError.of(at, "required", null));
    }
  }

  private static Scheme.Dimension dimension(DimensionForm form) {
    return new Scheme.Dimension(
        form.code(),
        form.weight(),
        form.indicators().stream()
            .map(i -> new Scheme.Indicator(i.code(), i.weight(), i.factor(), rule(i.rule())))
            .toList());
  }

  private static ScoringRule rule(RuleForm rule) {
    var faults = new ArrayList<FieldError>();
    missing("", rule, faults);
    if (faults.isEmpty()) {
      return whole(rule);
    }
    return rule.kind() == RuleForm.Kind.RATERS
        ? new ScoringRule.Raters(new ScoringRule.RaterNode(BigDecimal.ONE, "-", null))
        : new ScoringRule.Add(BigDecimal.ONE, BigDecimal.ONE);
  }

  private static ScoringRule whole(RuleForm rule) {
    return switch (rule.kind()) {
      case LINEAR -> new ScoringRule.Linear(must(rule.floor()), must(rule.target()));
      case BANDS ->
          new ScoringRule.Bands(
              must(rule.bands()).stream()
                  .map(band -> new ScoringRule.Band(band.from(), band.score()))
                  .toList());
      case DEDUCT ->
          new ScoringRule.Deduct(must(rule.points()), must(rule.perOccurrence()), rule.cap());
      case ADD -> new ScoringRule.Add(must(rule.points()), must(rule.perOccurrence()));
      case RATERS -> new ScoringRule.Raters(node(must(rule.tree())));
    };
  }

  private static ScoringRule.RaterNode node(RaterForm form) {
    var below = form.raters();
    return new ScoringRule.RaterNode(
        form.weight(),
        form.rater(),
        below == null ? null : below.stream().map(Definition::node).toList());
  }

  private static <V> V must(@Nullable V value) {
    return Objects.requireNonNull(value);
  }
}
