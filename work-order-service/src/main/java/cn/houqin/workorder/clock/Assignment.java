package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.WorkCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An order in the hands of a vendor, under the contract version that was in force when it was
 * requested.
 *
 * @param number 1, 2, ... within the order
 */
public record Assignment(
    int number,
    String contract,
    int contractVersion,
    String vendor,
    Instant dispatchedAt,
    Terms terms) {

  /**
   * What the contract says of such an order.
   *
   * @param startsAtDispatch whether the first vendor's clocks start at the dispatch instead of the
   *     request
   * @param pauseReasons for which a pause holds the clocks; any other holds nothing
   * @param acknowledgeLimitMinutes working minutes from the dispatch until silence moves the order
   *     on; null means the deadline of RESPOND
   * @param byPriority targets of each priority at this place
   */
  public record Terms(
      boolean startsAtDispatch,
      List<String> pauseReasons,
      @Nullable Integer acknowledgeLimitMinutes,
      List<Integer> warningPercents,
      Map<String, Targets> byPriority) {}

  /** The calendar of a priority, and the targets it has. */
  public record Targets(WorkCalendar calendar, Map<ClockKind, Target> targets) {}
}
