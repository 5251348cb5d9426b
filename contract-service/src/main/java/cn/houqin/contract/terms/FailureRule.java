package cn.houqin.contract.terms;

import cn.houqin.contract.mechanism.Failure;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a failure of a line, by itself, when something happens.
 *
 * @param rule its name, unique within the line
 * @param clock which clock must have been breached: RESPOND, ARRIVE, MAKE_SAFE or COMPLETE
 *     (CLOCK_BREACHED)
 * @param indicator which figures tell of it, for example INTERRUPTION_RATE (INCIDENT)
 * @param points of one failure; of each failed element of an inspection (POINTS)
 * @param area whose rate is charged (AVAILABILITY)
 * @param criterion what is unavailable (AVAILABILITY)
 * @param rectifyWithinMinutes elapsed minutes from its beginning within which it costs nothing
 */
public record FailureRule(
    String rule,
    Cause on,
    @Nullable String clock,
    @Nullable String indicator,
    Failure.Type type,
    @Nullable BigDecimal points,
    @Nullable String area,
    @Nullable String criterion,
    @Nullable Integer rectifyWithinMinutes) {

  /** What must happen. */
  public enum Cause {
    CLOCK_BREACHED,
    INSPECTION_FAILED,
    /** A figure of an incident or interruption was entered. */
    INCIDENT
  }

  /** Minutes of grace; none if nothing was agreed. */
  public int grace() {
    return rectifyWithinMinutes == null ? 0 : rectifyWithinMinutes;
  }

  /** Whether the figure's numerator tells how many minutes it lasted. */
  public boolean isTimed() {
    return type == Failure.Type.AVAILABILITY || rectifyWithinMinutes != null;
  }

  FailureRule plain() {
    return new FailureRule(
        rule,
        on,
        clock,
        indicator,
        type,
        Decimals.plain(points),
        area,
        criterion,
        rectifyWithinMinutes);
  }
}
