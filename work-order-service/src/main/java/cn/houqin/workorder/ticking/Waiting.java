package cn.houqin.workorder.ticking;

import cn.houqin.workorder.clock.OrderClocks;
import cn.houqin.workorder.clock.OrderHistory;
import cn.houqin.workorder.order.WorkOrder;
import cn.houqin.workorder.transition.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** For whom an order waits, and until when. */
final class Waiting {

  /** Cover that arrived while the order was being written is seen after this. */
  private static final Duration SECOND_LOOK = Duration.ofSeconds(10);

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DAY = Duration.ofDays(1);

  private Waiting() {}

  /** Whether somebody was asked to do it and has not answered yet. */
  static boolean isAsked(WorkOrder order) {
    return order.state() == State.DISPATCHED && order.holding().isTakenCareOf();
  }

  /**
   * From when on the silence of those who have been asked moves it on; empty where nothing limits
   * it, or it was so before a historic order came here.
   *
   * @param asked the history, where it is only offered with the first vendor as if it had it
   */
  static Optional<Instant> silentFrom(WorkOrder order, OrderHistory asked) {
    var source = order.source();
    return OrderClocks.acknowledgeLimit(asked)
        .filter(limit -> source == null || limit.isAfter(source.acceptedAt()))
        .map(limit -> limit.plusMillis(1));
  }

  /** When an uncovered order looks again for cover: soon once, then with each day that begins. */
  static Instant nextLook(Instant uncoveredSince, Instant now, ZoneId zone) {
    var second = uncoveredSince.plus(SECOND_LOOK);
    return now.isBefore(second)
        ? second
        : LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
  }

  /**
   * When a closed order asks again for the scheme of its contract: after a minute, two, four and so
   * on, at last daily; whoever looks in between leaves it at that.
   */
  static Instant nextQuestion(Instant closed, Instant now) {
    var wait = MINUTE;
    while (!closed.plus(wait).isAfter(now)) {
      wait = wait.compareTo(DAY) < 0 ? wait.multipliedBy(2) : wait.plus(DAY);
    }
    return closed.plus(wait);
  }
}
