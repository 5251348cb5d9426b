package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A scoring scheme (考核方案): a tree of dimensions and indicators whose weights sum to 100 at each
 * level.
 *
 * @param grades half-open bands over the published total; the first has no {@code from}
 */
public record Scheme(
    List<Dimension> dimensions,
    Total total,
    @Nullable BigDecimal bonusCap,
    @Nullable BigDecimal penaltyCap,
    List<GradeBand> grades) {

  /** Whether the published total is held within 0..100. */
  public enum Total {
    RAW,
    CAPPED
  }

  /** A group of indicators. */
  public record Dimension(String code, BigDecimal weight, List<Indicator> indicators) {}

  /**
   * An indicator within a dimension.
   *
   * @param factor 100 for percent, 1 for a mean, 1000 per thousand; none is 1
   */
  public record Indicator(
      String code, BigDecimal weight, @Nullable BigDecimal factor, ScoringRule rule) {}

  /** The grade from a total on. */
  public record GradeBand(@Nullable BigDecimal from, String grade) {}

  /** The indicators of all dimensions. */
  public List<Indicator> indicators() {
    return dimensions.stream().flatMap(dimension -> dimension.indicators().stream()).toList();
  }

  /** The codes of those that people rate. */
  public Set<String> ratedIndicators() {
    return indicators().stream()
        .filter(indicator -> indicator.rule() instanceof ScoringRule.Raters)
        .map(Indicator::code)
        .collect(Collectors.toSet());
  }

  /** The grade of a published total. */
  public String gradeOf(BigDecimal total) {
    var grade = grades.getFirst().grade();
    for (var band : grades) {
      if (band.from() != null && band.from().compareTo(total) <= 0) {
        grade = band.grade();
      }
    }
    return grade;
  }
}
