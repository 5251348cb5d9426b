package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value can come to; null is no bound. */
public record Reach(@Nullable BigDecimal lowest, @Nullable BigDecimal highest) {

  static final Reach HUNDRED = new Reach(BigDecimal.ZERO, new BigDecimal(100));
  static final Reach ANYTHING = new Reach(null, null);

  /** That of numerator over denominator, times a factor. */
  Reach times(BigDecimal factor) {
    return new Reach(
        lowest == null ? null : lowest.multiply(factor),
        highest == null ? null : highest.multiply(factor));
  }

  private boolean isAbove(BigDecimal value) {
    return highest != null && value.compareTo(highest) > 0;
  }

  private boolean isBelow(BigDecimal value) {
    return lowest != null && value.compareTo(lowest) < 0;
  }

  /** Whether the target can be attained, coming from the floor. */
  boolean attains(BigDecimal floor, BigDecimal target) {
    return target.compareTo(floor) > 0 ? !isAbove(target) : !isBelow(target);
  }

  /**
   * What is wrong with the beginning of a half-open band; the first band has none.
   *
   * @param before the beginnings of the bands before it
   */
  Optional<String> fault(@Nullable BigDecimal from, List<Optional<BigDecimal>> before) {
    if (before.isEmpty() != (from == null)) {
      return Optional.of("only-the-first-is-open");
    }
    if (from == null) {
      return Optional.empty();
    }
    if (before.stream().flatMap(Optional::stream).anyMatch(one -> from.compareTo(one) <= 0)) {
      return Optional.of("ascending");
    }
    var isFirstEmpty = lowest != null && from.compareTo(lowest) <= 0;
    return isAbove(from) || isFirstEmpty ? Optional.of("reachable") : Optional.empty();
  }
}
