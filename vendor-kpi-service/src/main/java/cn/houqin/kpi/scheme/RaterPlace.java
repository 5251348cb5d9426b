package cn.houqin.kpi.scheme;

import cn.houqin.platform.problem.FieldError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a scheme that a person rates from.
 *
 * @param rater its name, once in a scheme
 * @param lowest the least a rating from there may be
 * @param highest the most
 */
public record RaterPlace(String indicator, String rater, BigDecimal lowest, BigDecimal highest) {

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final Definition.ScaleForm ALL =
      new Definition.ScaleForm(BigDecimal.ZERO, HUNDRED);

  /** Whether a rating may be that. */
  public boolean takes(BigDecimal value) {
    return value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0;
  }

  /** All places of a definition, in its order. */
  static List<RaterPlace> of(Definition definition) {
    var places = new ArrayList<RaterPlace>();
    definition.dimensions().stream()
        .flatMap(dimension -> dimension.indicators().stream())
        .forEach(one -> under(one.code(), one.rule().tree(), ALL, places));
    return List.copyOf(places);
  }

  private static void under(
      String indicator,
      Definition.@Nullable RaterForm node,
      Definition.ScaleForm inherited,
      List<RaterPlace> places) {
    if (node == null) {
      return;
    }
    var scale = node.scale() == null ? inherited : node.scale();
    if (node.rater() != null) {
      places.add(new RaterPlace(indicator, node.rater(), scale.lowest(), scale.highest()));
    }
    if (node.raters() != null) {
      node.raters().forEach(below -> under(indicator, below, scale, places));
    }
  }

  /** Scales that are none: reversed, or beyond 0 to 100. */
  static List<FieldError> faults(Definition definition) {
    var faults = new ArrayList<FieldError>();
    for (var d = 0; d < definition.dimensions().size(); d++) {
      var indicators = definition.dimensions().get(d).indicators();
      for (var i = 0; i < indicators.size(); i++) {
        var at = "/definition/dimensions/" + d + "/indicators/" + i + "/rule/tree";
        scales(at, indicators.get(i).rule().tree(), faults);
      }
    }
    return faults;
  }

  private static void scales(
      String at, Definition.@Nullable RaterForm node, List<FieldError> faults) {
    if (node == null) {
      return;
    }
    var scale = node.scale();
    if (scale != null) {
      within(at + "/scale/lowest", scale.lowest(), faults);
      within(at + "/scale/highest", scale.highest(), faults);
      if (scale.highest().compareTo(scale.lowest()) <= 0) {
        faults.add(FieldError.of(at + "/scale/highest", "ascending", scale.highest()));
      }
    }
    var below = node.raters();
    for (var r = 0; below != null && r < below.size(); r++) {
      scales(at + "/raters/" + r, below.get(r), faults);
    }
  }

  private static void within(String at, BigDecimal bound, List<FieldError> faults) {
    if (bound.signum() < 0 || bound.compareTo(HUNDRED) > 0) {
      faults.add(FieldError.of(at, "zero-to-hundred", bound));
    }
  }
}
