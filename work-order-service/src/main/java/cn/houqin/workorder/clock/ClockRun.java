package cn.houqin.workorder.clock;

import cn.houqin.platform.worktime.WorkCalendar;
import cn.houqin.workorder.clock.OrderClock.State;
import cn.houqin.workorder.clock.OrderClock.Warning;
import cn.houqin.workorder.clock.Stint.Ending;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One clock of a stint, from the fact that starts it to the one that stops it or cuts it off.
 *
 * @param begin index of the fact that starts it
 */
record ClockRun(OrderHistory history, Stint stint, ClockKind kind, String cause, int begin) {

  private static final WorkCalendar ALWAYS = WorkCalendar.always(ZoneOffset.UTC);

  private record Decision(State state, @Nullable Instant at) {

    static final Decision NOTHING = new Decision(State.VOID, null);
    static final Decision RUNNING = new Decision(State.RUNNING, null);

    static Decision breached(Instant at) {
      return new Decision(State.BREACHED, at);
    }
  }

  /** What it says at an instant; empty if there is no target. */
  Optional<OrderClock> asOf(Instant asOf) {
    var segments = segments();
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    var clock = new SlaClock(segments, pauses());
    var deadline = clock.deadline().orElse(null);
    var decision = decision(deadline, asOf);
    var isWarning = decision.state() == State.RUNNING && cut().ending() == Ending.NONE;
    return Optional.of(
        new OrderClock(
            cause,
            kind,
            stint.assignment(),
            deadline,
            decision.state(),
            decision.at(),
            isWarning ? warnings(clock) : List.of()));
  }

  private List<Pause> pauses() {
    return history.pauses(stint.assignment().terms().pauseReasons(), stint.end());
  }

  private List<Segment> segments() {
    var from = history.at(begin);
    if (kind == ClockKind.COMPLETE && history.fixedDue() != null) {
      return List.of(new Segment(from, ALWAYS, new Target.FixedInstant(history.fixedDue())));
    }
    var segments = new ArrayList<Segment>();
    for (var priority : history.priorities()) {
      var target = target(priority.priority());
      if (priority.index() <= begin) {
        segments.clear();
      } else if (priority.index() >= stint.end() || (target == null && !segments.isEmpty())) {
        break;
      }
      if (target != null) {
        var begins = priority.index() <= begin ? from : priority.from();
        segments.add(new Segment(begins, calendar(priority.priority()), target));
      }
    }
    return segments;
  }

  private @Nullable Target target(String priority) {
    var targets = stint.assignment().terms().byPriority().get(priority);
    return targets == null ? null : targets.targets().get(kind);
  }

  private WorkCalendar calendar(String priority) {
    var targets = stint.assignment().terms().byPriority().get(priority);
    return targets == null ? ALWAYS : targets.calendar();
  }

  private Stint.Cut cut() {
    var cut = stint.cut(kind);
    if (kind == ClockKind.COMPLETE && history.fixedDue() != null) {
      return cut;
    }
    var targeted = false;
    for (var priority : history.priorities()) {
      var has = target(priority.priority()) != null;
      if (targeted && !has && priority.index() > begin) {
        return cut.orUntargetedAt(priority.index());
      }
      targeted = has || (targeted && priority.index() > begin);
    }
    return cut;
  }

  private List<Warning> warnings(SlaClock clock) {
    var warnings = new ArrayList<Warning>();
    for (var percent : stint.assignment().terms().warningPercents()) {
      clock
          .warning(percent)
          .ifPresent(at -> warnings.add(new Warning(clock.decidingSegment(), percent, at)));
    }
    return warnings;
  }

  private Decision decision(@Nullable Instant deadline, Instant asOf) {
    var stop = stop();
    if (stop.isPresent()) {
      return deadline != null && stop.get().isAfter(deadline)
          ? Decision.breached(deadline)
          : new Decision(State.MET, stop.get());
    }
    if (history.unknownStops()) {
      return Decision.NOTHING;
    }
    var cut = cut();
    var latest = cut.ending() == Ending.NONE ? asOf : history.at(cut.index());
    if (deadline != null && deadline.isBefore(latest)) {
      return Decision.breached(deadline);
    }
    return cut.ending() == Ending.NONE ? Decision.RUNNING : cutOff(cut, deadline, asOf);
  }

  /** Not decided before it was cut off: only RESPOND still says something of the vendor. */
  private Decision cutOff(Stint.Cut cut, @Nullable Instant deadline, Instant asOf) {
    if (kind != ClockKind.RESPOND) {
      return Decision.NOTHING;
    }
    var end = history.at(cut.index());
    return switch (cut.ending()) {
      case DECLINED -> Decision.breached(end);
      case MOVED -> deadline == null ? Decision.NOTHING : silent(end, deadline, asOf);
      case NONE, SUSPENDED, BROKEN_OFF, UNTARGETED -> Decision.NOTHING;
    };
  }

  /**
   * Silent beyond the acknowledge limit: breached at its deadline, even if that is still to come.
   */
  private Decision silent(Instant end, Instant deadline, Instant asOf) {
    var isSilent = acknowledgeLimit().filter(end::isAfter).isPresent();
    var broken = history.breakOff();
    if (!isSilent || (broken.isPresent() && !deadline.isBefore(history.at(broken.getAsInt())))) {
      return Decision.NOTHING;
    }
    return deadline.isBefore(asOf) ? Decision.breached(deadline) : Decision.RUNNING;
  }

  /** The instant after which the vendor's silence moves the order on. */
  Optional<Instant> acknowledgeLimit() {
    var minutes = stint.assignment().terms().acknowledgeLimitMinutes();
    var segments = segments();
    if (segments.isEmpty() || minutes == null) {
      return segments.isEmpty() ? Optional.empty() : new SlaClock(segments, pauses()).deadline();
    }
    var limit =
        new Segment(
            history.at(stint.begin()), segments.getFirst().calendar(), new Target.Minutes(minutes));
    return new SlaClock(List.of(limit), pauses()).deadline();
  }

  boolean isStopped() {
    return stop().isPresent();
  }

  private Optional<Instant> stop() {
    for (var i = Math.max(begin, stint.begin()) + 1; i < cut().index(); i++) {
      if (kind.isStoppedBy(history.type(i))) {
        return Optional.of(history.at(i));
      }
    }
    return Optional.empty();
  }
}
