package cn.houqin.kpi.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

/** What a figure's formula makes of its inputs and parts, written down a second time. */
public final class Recomputation {

  private Recomputation() {}

  /** Recomputes a figure and everything under it; answers how many there were. */
  public static int checked(Figure figure) {
    assertThat(of(figure)).as(figure.label()).isEqualTo(figure.exact());
    assertThat(figure.shown()).isEqualTo(figure.exact().rounded(figure.shown().scale()));
    return 1 + figure.parts().stream().mapToInt(part -> checked(part.figure())).sum();
  }

  static Rational of(Figure figure) {
    return switch (figure.formula()) {
      case GIVEN -> figure.exact();
      case WEIGHTED_MEAN -> weighted(figure).over(weights(figure));
      case SUM -> weighted(figure);
      case HELD_WITHIN -> held(figure);
      case RATIO ->
          input(figure, "numerator")
              .over(input(figure, "denominator"))
              .times(input(figure, "factor"));
      case LINEAR ->
          part(figure)
              .minus(input(figure, "floor"))
              .over(input(figure, "target").minus(input(figure, "floor")))
              .max(Rational.ZERO)
              .min(Rational.of(1))
              .times(Rational.HUNDRED);
      case BANDS -> band(figure);
      case DEDUCT ->
          input(figure, "points")
              .minus(part(figure).times(input(figure, "perOccurrence")).min(input(figure, "most")))
              .over(input(figure, "points"))
              .times(Rational.HUNDRED);
      case ADD ->
          part(figure)
              .times(input(figure, "perOccurrence"))
              .min(input(figure, "points"))
              .over(input(figure, "points"))
              .times(Rational.HUNDRED);
      case ROUNDED -> Rational.of(part(figure).rounded(2));
    };
  }

  private static Rational weights(Figure figure) {
    return figure.parts().stream().map(Figure.Part::weight).reduce(Rational.ZERO, Rational::plus);
  }

  private static Rational weighted(Figure figure) {
    return figure.parts().stream()
        .map(part -> part.weight().times(part.figure().exact()))
        .reduce(Rational.ZERO, Rational::plus);
  }

  private static Rational held(Figure figure) {
    var value = part(figure).min(input(figure, "highest"));
    return "-".equals(figure.inputs().get("lowest")) ? value : value.max(input(figure, "lowest"));
  }

  private static Rational band(Figure figure) {
    var score = input(figure, "below");
    for (var input : figure.inputs().entrySet()) {
      if (input.getKey().startsWith("from ")
          && Rational.parse(input.getKey().substring(5)).compareTo(part(figure)) <= 0) {
        score = Rational.parse(input.getValue());
      }
    }
    return score;
  }

  private static Rational part(Figure figure) {
    return figure.parts().getFirst().figure().exact();
  }

  private static Rational input(Figure figure, String name) {
    return Rational.parse(Objects.requireNonNull(figure.inputs().get(name)));
  }
}
