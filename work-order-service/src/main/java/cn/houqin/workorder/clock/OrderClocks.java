package cn.houqin.workorder.clock;

import cn.houqin.workorder.clock.Stint.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All clocks of an order, of each vendor that had it: a pure function of its history. */
public final class OrderClocks {

  private OrderClocks() {}

  /**
   * The vendors' clocks, in the order in which they had the order.
   *
   * @param asOf the instant of looking: a deadline before it has passed
   */
  public static List<OrderClock> of(OrderHistory history, Instant asOf) {
    var clocks = new ArrayList<OrderClock>();
    for (var stint : Stints.of(history)) {
      runs(history, stint).forEach(run -> run.asOf(asOf).ifPresent(clocks::add));
    }
    return List.copyOf(clocks);
  }

  /**
   * The hospital's promise to the requester: it goes on from the request with the first vendor's
   * targets, whoever has the order, and counts against no vendor. Empty before the first dispatch.
   */
  public static List<OrderClock> promise(OrderHistory history, Instant asOf) {
    var broken = history.breakOff();
    var end = broken.orElse(history.size());
    var ending = broken.isPresent() ? Ending.BROKEN_OFF : Ending.NONE;
    return history.assignments().stream()
        .limit(1)
        .map(first -> new Stint(0, first, 0, end, ending, -1))
        .flatMap(stint -> runs(history, stint).stream())
        .flatMap(run -> run.asOf(asOf).stream())
        .toList();
  }

  /**
   * The instant after which the silence of the vendor that has the order moves it on; empty once it
   * has answered, and where nothing limits it.
   */
  public static Optional<Instant> acknowledgeLimit(OrderHistory history) {
    var stints = Stints.of(history);
    if (stints.isEmpty() || stints.getLast().ending() != Ending.NONE) {
      return Optional.empty();
    }
    return runs(history, stints.getLast()).stream()
        .filter(run -> run.kind() == ClockKind.RESPOND && !run.isStopped())
        .findFirst()
        .flatMap(ClockRun::acknowledgeLimit);
  }

  private static List<ClockRun> runs(OrderHistory history, Stint stint) {
    var runs = new ArrayList<ClockRun>();
    var begin = startOf(history, stint);
    for (var kind : ClockKind.values()) {
      if (kind == ClockKind.COMPLETE || !history.isReopenedBefore(stint.begin())) {
        runs.add(new ClockRun(history, stint, kind, kind + "#" + stint.number(), begin));
      }
    }
    var reopenings = 0;
    for (var i = 0; i < stint.end(); i++) {
      if (history.type(i) == OrderFact.Type.REOPENED) {
        reopenings++;
        if (i > stint.begin()) {
          var cause = ClockKind.COMPLETE + "#" + stint.number() + ".R" + reopenings;
          runs.add(new ClockRun(history, stint, ClockKind.COMPLETE, cause, i));
        }
      }
    }
    return runs;
  }

  /** The first vendor's clocks run from the request, unless the contract says otherwise. */
  private static int startOf(OrderHistory history, Stint stint) {
    var isFirst = history.last(OrderFact.Type.DISPATCHED, stint.begin()).isEmpty();
    var startsAtDispatch = stint.number() > 0 && stint.assignment().terms().startsAtDispatch();
    return isFirst && !startsAtDispatch ? 0 : stint.begin();
  }
}
