package cn.houqin.platform.background;

import cn.houqin.platform.aggregate.AggregateType;
import cn.houqin.platform.store.MongoAggregateStore;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which kinds of aggregates a round of a loop looks at: those that were written here since, and
 * every so often all, for what other instances and crashes left.
 */
public final class Visits {

  private final MongoAggregateStore store;
  private final long pauseNanos;
  private final Set<String> written = ConcurrentHashMap.newKeySet();
  private long allFrom = System.nanoTime();

  /**
   * @param pause the longest between two visits of a kind
   */
  public Visits(MongoAggregateStore store, Duration pause) {
    this.store = store;
    this.pauseNanos = pause.toNanos();
    store.onWrite(type -> written.add(type.name()));
  }

  /** Looks at one kind; true if there may be more of it at once. */
  @FunctionalInterface
  public interface Visit {
    boolean to(AggregateType<?> type) throws InterruptedException;
  }

  /** All kinds of the store. */
  public Stream<AggregateType<?>> types() {
    return store.types().stream();
  }

  /** True if there may be more at once. For one thread. */
  public boolean round(Visit visit) throws InterruptedException {
    var now = System.nanoTime();
    var isAll = now - allFrom >= 0;
    var more = false;
    for (var type : store.types()) {
      if ((written.remove(type.name()) || isAll) && isMore(visit, type)) {
        written.add(type.name());
        more = true;
      }
    }
    if (isAll) {
      allFrom = now + pauseNanos;
    }
    return more;
  }

  private boolean isMore(Visit visit, AggregateType<?> type) throws InterruptedException {
    try {
      return visit.to(type);
    } catch (RuntimeException failed) {
      written.add(type.name());
      throw failed;
    }
  }
}
