package cn.houqin.kpi.ladder;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What a final card came to.
 *
 * @param revision the newest
 * @param total the published total; null where nothing was scored
 */
public record FinalScore(
    String scorecard,
    YearMonth month,
    int revision,
    @Nullable BigDecimal total,
    @Nullable String grade) {

  boolean hasNoActivity() {
    return total == null;
  }
}
