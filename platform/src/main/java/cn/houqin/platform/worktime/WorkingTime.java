package cn.houqin.platform.worktime;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Working time of a calendar outside pauses, in milliseconds of true elapsed time. Windows that
 * overlap or touch count once.
 */
public final class WorkingTime {

  private final WorkCalendar calendar;
  private final List<Interval> pauses;

  /**
   * @param pauses in any order, may overlap; an open pause ends at {@code Long.MAX_VALUE}
   */
  public WorkingTime(WorkCalendar calendar, List<Interval> pauses) {
    this.calendar = calendar;
    this.pauses = union(pauses);
  }

  /** Working time within [from, to). */
  public long between(long from, long to) {
    var sum = 0L;
    if (to <= from) {
      return sum;
    }
    var open = new OpenTime(calendar, from);
    for (var next = open.next(to); next.isPresent(); next = open.next(to)) {
      sum += outsidePauses(next.get().from(), Math.min(next.get().to(), to));
    }
    return sum;
  }

  /**
   * The smallest instant at or after {@code from} at which {@code amount} has been worked since.
   *
   * @param amount above zero
   * @return empty if that is after {@code latest}
   */
  public OptionalLong reached(long from, long amount, long latest) {
    var left = amount;
    var open = new OpenTime(calendar, from);
    for (var next = open.next(latest); next.isPresent(); next = open.next(latest)) {
      var begin = next.get().from();
      var worked = outsidePauses(begin, next.get().to());
      if (worked >= left) {
        var end = within(begin, left);
        return end <= latest ? OptionalLong.of(end) : OptionalLong.empty();
      }
      left -= worked;
    }
    return OptionalLong.empty();
  }

  private long outsidePauses(long from, long to) {
    var sum = to - from;
    for (var pause : pauses) {
      var begin = Math.max(pause.from(), from);
      var end = Math.min(pause.to(), to);
      if (end > begin) {
        sum -= end - begin;
      }
    }
    return sum;
  }

  /** The instant at which {@code amount} outside pauses has passed since {@code from}. */
  private long within(long from, long amount) {
    var left = amount;
    var at = from;
    for (var pause : pauses) {
      if (pause.to() > at) {
        var before = pause.from() - at;
        if (before >= left) {
          return at + left;
        }
        left -= Math.max(0, before);
        at = Math.max(at, pause.to());
      }
    }
    return at + left;
  }

  private static List<Interval> union(List<Interval> intervals) {
    var sorted = new ArrayList<>(intervals);
    sorted.sort(Comparator.comparingLong(Interval::from));
    var union = new ArrayList<Interval>();
    for (var next : sorted) {
      if (next.to() <= next.from()) {
        continue;
      }
      if (!union.isEmpty() && next.from() <= union.getLast().to()) {
        var last = union.removeLast();
        union.add(new Interval(last.from(), Math.max(last.to(), next.to())));
      } else {
        union.add(next);
      }
    }
    return List.copyOf(union);
  }
}
