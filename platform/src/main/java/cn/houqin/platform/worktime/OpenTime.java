package cn.houqin.platform.worktime;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The stretches of true time in which a calendar has windows, in order of time and without overlap,
 * read day by day as they are asked for.
 */
final class OpenTime {

  /** A window of 24 hours, its end in a skipped day, reaches no further. */
  private static final int DAYS_BEFORE = 2;

  private final WorkCalendar calendar;
  private final PriorityQueue<Interval> waiting =
      new PriorityQueue<>(Comparator.comparingLong(Interval::from).thenComparingLong(Interval::to));
  private LocalDate unread;
  private long reached;

  OpenTime(WorkCalendar calendar, long from) {
    this.calendar = calendar;
    this.unread = calendar.dayOf(from).minusDays(DAYS_BEFORE);
    this.reached = from;
  }

  /** The next stretch that begins at or before an instant; empty if there is none. */
  Optional<Interval> next(long latest) {
    while (true) {
      read(latest);
      var window = waiting.peek();
      if (window == null || Math.max(window.from(), reached) > latest) {
        return Optional.empty();
      }
      waiting.remove();
      if (window.to() > reached) {
        var stretch = new Interval(Math.max(window.from(), reached), window.to());
        reached = window.to();
        return Optional.of(stretch);
      }
    }
  }

  /** Windows of an unread day do not begin before the day does. */
  private void read(long latest) {
    var begins = calendar.startOf(unread);
    while (begins <= latest && (waiting.isEmpty() || waiting.element().from() >= begins)) {
      waiting.addAll(calendar.windowsOf(unread));
      unread = unread.plusDays(1);
      begins = calendar.startOf(unread);
    }
  }
}
