package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an indicator's value becomes a score of 0 to 100. */
public sealed interface ScoringRule {

  /**
   * 0 at the floor, 100 at the target, held within; a target below the floor means lower is better.
   */
  record Linear(BigDecimal floor, BigDecimal target) implements ScoringRule {}

  /** The score of the last band whose {@code from} is at most the value. */
  record Bands(List<Band> bands) implements ScoringRule {}

  /** A band; the first has no {@code from}. */
  record Band(@Nullable BigDecimal from, BigDecimal score) {}

  /** Points lost per occurrence, down to nothing (扣完为止) or to the cap. */
  record Deduct(BigDecimal points, BigDecimal perOccurrence, @Nullable BigDecimal cap)
      implements ScoringRule {}

  /** Points won per occurrence, up to all. */
  record Add(BigDecimal points, BigDecimal perOccurrence) implements ScoringRule {}

  /** A weighted tree of human raters. */
  record Raters(RaterNode tree) implements ScoringRule {}

  /** A rater (leaf) or several under one weight (node): exactly one of the two. */
  record RaterNode(BigDecimal weight, @Nullable String rater, @Nullable List<RaterNode> raters) {}

  /** Whether it counts occurrences, and so is never without activity. */
  default boolean countsOccurrences() {
    return this instanceof Deduct || this instanceof Add;
  }
}
