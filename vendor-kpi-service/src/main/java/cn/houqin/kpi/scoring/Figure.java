package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A number with all it was made of.
 *
 * @param label what it is, for example an indicator's code
 * @param formula how it is made of its inputs and children; "weighted mean", "sum" and so on
 * @param exact its unrounded value, as whole number or numerator/denominator
 * @param shown its value as shown, rounded once
 * @param inputs the numbers put in that are no children: exact text by name
 */
public record Figure(
    String label,
    Formula formula,
    Rational exact,
    BigDecimal shown,
    Map<String, String> inputs,
    List<Part> parts) {

  /** A child and the weight it counts with. */
  public record Part(Rational weight, Figure figure) {}

  /** How a figure follows from its inputs and parts. */
  public enum Formula {
    /** The number itself. */
    GIVEN,
    /** Sum of weight x part over the sum of weights. */
    WEIGHTED_MEAN,
    /** Sum of the parts, each times its weight (1 or -1). */
    SUM,
    /** The only part held within the inputs lowest and highest. */
    HELD_WITHIN,
    /** numerator / denominator x factor. */
    RATIO,
    /** (part - floor) / (target - floor), held within 0..1, x 100. */
    LINEAR,
    /** The score of the band the part falls in. */
    BANDS,
    /** (points - min(part x perOccurrence, most)) / points x 100. */
    DEDUCT,
    /** min(part x perOccurrence, points) / points x 100. */
    ADD,
    /** The part rounded half up to the input decimals. */
    ROUNDED
  }
}
