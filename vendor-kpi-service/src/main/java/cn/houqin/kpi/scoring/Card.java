package cn.houqin.kpi.scoring;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A month's score. With nothing scored there is no base, bonus, penalty, total or grade.
 *
 * @param explanation the published total with everything it was made of; null where nothing was
 *     scored
 */
public record Card(
    Map<String, IndicatorScore> indicators,
    Map<String, BigDecimal> dimensions,
    State state,
    @Nullable BigDecimal base,
    @Nullable BigDecimal bonus,
    @Nullable BigDecimal penalty,
    @Nullable BigDecimal total,
    @Nullable String grade,
    @Nullable Figure explanation) {

  /** Whether there was anything to score. */
  public enum State {
    SCORED,
    NO_ACTIVITY
  }

  /** An indicator's value (4 decimals) and score (2 decimals); null without activity. */
  public record IndicatorScore(
      State state, @Nullable BigDecimal value, @Nullable BigDecimal score) {}
}
