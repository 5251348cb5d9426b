package cn.houqin.platform.inbox;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How often and how long the first waiting record of each partition has been tried. */
final class Attempts {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final Duration longestPause;
  private final Map<TopicPartition, Attempt> waiting = new ConcurrentHashMap<>();

  Attempts(Duration longestPause) {
    this.longestPause = longestPause;
  }

  private record Attempt(long offset, int count, long sinceNanos) {}

  Duration since(TopicPartition partition, long offset) {
    var attempt = waiting.get(partition);
    return attempt == null || attempt.offset() != offset
        ? Duration.ZERO
        : Duration.ofNanos(System.nanoTime() - attempt.sinceNanos());
  }

  /** Notes a failed attempt; answers how long to wait before the next. */
  Duration failed(TopicPartition partition, long offset) {
    var now = System.nanoTime();
    var attempt = waiting.compute(partition, (_, before) -> next(before, offset, now));
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt.count() - 1, 10));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }

  private static Attempt next(@Nullable Attempt before, long offset, long now) {
    return before == null || before.offset() != offset
        ? new Attempt(offset, 1, now)
        : new Attempt(offset, before.count() + 1, before.sinceNanos());
  }

  void done(TopicPartition partition) {
    waiting.remove(partition);
  }
}
