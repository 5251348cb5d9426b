package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.Interval;
import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.platform.worktime.WorkingDays;
import cn.houqin.platform.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A clock: segments of targets, and pauses. Time worked under an earlier segment is kept; a clock
 * decides once: a deadline before the next segment's beginning stands.
 */
public record SlaClock(List<Segment> segments, List<Pause> pauses) {

  private static final long HORIZON = Duration.ofHours(400 * 24).toMillis();

  public SlaClock {
    segments = List.copyOf(segments);
    pauses = List.copyOf(pauses);
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("A clock has at least one segment");
    }
    for (var i = 1; i < segments.size(); i++) {
      if (segments.get(i).from().isBefore(segments.get(i - 1).from())) {
        throw new IllegalArgumentException("Segments begin in order of time: " + segments);
      }
    }
  }

  /** What the clock says at its stop. */
  public enum Verdict {
    MET,
    BREACHED
  }

  /** When it is due; empty while a pause is open before that, or beyond 400 days. */
  public Optional<Instant> deadline() {
    var deadline = deciding().deadline();
    return deadline.isEmpty()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(deadline.getAsLong()));
  }

  /** Number, from 0, of the segment whose target it goes by. */
  public int decidingSegment() {
    return deciding().segment();
  }

  /** Stopped at or before the deadline it is met; one millisecond later it is breached. */
  public Verdict stoppedAt(Instant stop) {
    return deadline().filter(stop::isAfter).isPresent() ? Verdict.BREACHED : Verdict.MET;
  }

  /** Working time from the first start to an instant, each segment by its own calendar. */
  public Duration workedUntil(Instant at) {
    return Duration.ofMillis(worked(segments.size() - 1, at.toEpochMilli()));
  }

  /**
   * When {@code percent} of the deciding segment's target is reached; only targets in minutes warn.
   */
  public Optional<Instant> warning(int percent) {
    var deciding = deciding();
    var segment = segments.get(deciding.segment());
    if (!(segment.target() instanceof Target.Minutes(var minutes))) {
      return Optional.empty();
    }
    var at = reachedIn(deciding.segment(), minutes * 600L * percent);
    return at.isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(at.getAsLong()));
  }

  private record Deciding(int segment, OptionalLong deadline) {}

  private Deciding deciding() {
    for (var i = 0; i < segments.size() - 1; i++) {
      var own = deadlineOf(i);
      var next = segments.get(i + 1).from().toEpochMilli();
      if (own.isPresent() && own.getAsLong() < next) {
        return new Deciding(i, own);
      }
    }
    var last = segments.size() - 1;
    return new Deciding(last, deadlineOf(last));
  }

  private OptionalLong deadlineOf(int index) {
    return switch (segments.get(index).target()) {
      case Target.Minutes(var minutes) -> reachedIn(index, minutes * 60_000L);
      case Target.WorkingDays(var days) -> endOfWorkingDay(index, days);
      case Target.FixedInstant(var at) -> OptionalLong.of(at.toEpochMilli());
    };
  }

  private OptionalLong reachedIn(int index, long amount) {
    var segment = segments.get(index);
    var from = segment.from().toEpochMilli();
    var before = worked(index - 1, from);
    if (before >= amount) {
      return isHeldAt(from) ? OptionalLong.empty() : OptionalLong.of(from);
    }
    return time(index).reached(from, amount - before, from + HORIZON);
  }

  /** Working time of segments 0..last up to an instant. */
  private long worked(int last, long until) {
    var sum = 0L;
    for (var i = 0; i <= last; i++) {
      var from = segments.get(i).from().toEpochMilli();
      var end =
          i + 1 < segments.size()
              ? Math.min(until, segments.get(i + 1).from().toEpochMilli())
              : until;
      sum += time(i).between(from, end);
    }
    return sum;
  }

  private OptionalLong endOfWorkingDay(int index, int days) {
    var segment = segments.get(index);
    var start = segments.getFirst().from().toEpochMilli();
    var begins = segment.from().toEpochMilli();
    var latest = begins + HORIZON;
    var end = new WorkingDays(segment.calendar()).endOf(start, days, latest);
    var deadline =
        end.isEmpty() ? end : extended(segment.calendar(), start, end.getAsLong(), latest);
    if (deadline.isPresent() && deadline.getAsLong() <= begins) {
      return isHeldAt(begins) ? OptionalLong.empty() : OptionalLong.of(begins);
    }
    return deadline;
  }

  /**
   * The end, moved later by the working time held between the start and the deadline itself: as
   * much as was held before the end must be worked after it, outside further pauses.
   */
  private OptionalLong extended(WorkCalendar calendar, long start, long end, long latest) {
    var worked = new WorkingTime(calendar, held());
    var held =
        new WorkingTime(calendar, List.of()).between(start, end) - worked.between(start, end);
    return held == 0 ? OptionalLong.of(end) : worked.reached(end, held, latest);
  }

  private boolean isHeldAt(long instant) {
    return pauses.stream()
        .anyMatch(pause -> pause.isOpen() && pause.from().toEpochMilli() <= instant);
  }

  private WorkingTime time(int index) {
    return new WorkingTime(segments.get(index).calendar(), held());
  }

  private List<Interval> held() {
    return pauses.stream().map(Pause::interval).toList();
  }
}
