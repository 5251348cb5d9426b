package cn.houqin.platform.store;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What was read within the last second, for what hardly ever changes and is asked for with every
 * command. What this instance changes is seen at once, what another changes a second later; that
 * something is absent is never kept.
 */
public final class Recent<V> {

  private static final long KEPT_NANOS = 1_000_000_000L;
  private static final int MOST = 2_000;

  private final LongSupplier nanos;
  private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private final AtomicInteger changing = new AtomicInteger();

  /** A value as it was read at a time. */
  private record Kept<V>(V value, long at) {}

  public Recent() {
    this(System::nanoTime);
  }

  Recent(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The value of a key, read if it was not lately. */
  public Optional<V> get(String key, Supplier<Optional<V>> reading) {
    var now = nanos.getAsLong();
    var before = kept.get(key);
    if (before != null && now - before.at() < KEPT_NANOS && changing.get() == 0) {
      return Optional.of(before.value());
    }
    var seen = changes.get();
    var read = reading.get();
    read.ifPresent(value -> keep(key, new Kept<>(value, now), seen));
    return read;
  }

  /** Not if something was changed since: what was read may be older. */
  private void keep(String key, Kept<V> value, long seen) {
    if (kept.size() >= MOST) {
      kept.clear();
    }
    kept.put(key, value);
    if (changes.get() != seen || changing.get() > 0) {
      kept.remove(key, value);
    }
  }

  /** This instance changes something: whoever asks meanwhile is answered from the store. */
  public <T> T changing(Supplier<T> change) {
    changing.incrementAndGet();
    try {
      return change.get();
    } finally {
      changed();
      changing.decrementAndGet();
    }
  }

  /** This instance has changed something. */
  public void changed() {
    changes.incrementAndGet();
    kept.clear();
  }
}
