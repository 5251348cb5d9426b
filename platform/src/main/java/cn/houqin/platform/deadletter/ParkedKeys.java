package cn.houqin.platform.deadletter;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers, per partition this instance consumes, the keys that may have parked events, so that
 * only their events ask the store. Only the consumer of a partition adds to its keys; somebody
 * else's replay merely leaves a key here that costs one question more.
 */
public final class ParkedKeys {

  private final DeadLetters letters;
  private final Map<String, Set<String>> byPartition = new ConcurrentHashMap<>();

  ParkedKeys(DeadLetters letters) {
    this.letters = letters;
  }

  /** Whether the event has to wait behind its key. */
  public boolean parks(RawEvent event) {
    var key = event.key();
    if (key == null || !of(event).contains(key)) {
      return false;
    }
    if (letters.parks(event)) {
      return true;
    }
    if (letters.head(event).isEmpty()) {
      of(event).remove(key);
    }
    return false;
  }

  /** Later events of this event's key have to wait. */
  public void add(RawEvent event) {
    if (event.key() != null) {
      of(event).add(event.key());
    }
  }

  /** The partition has just come (back) to this instance. */
  public void forget(String topic, int partition) {
    byPartition.remove(topic + "-" + partition);
  }

  private Set<String> of(RawEvent event) {
    return byPartition.computeIfAbsent(
        event.topic() + "-" + event.partition(),
        _ -> {
          Set<String> keys = ConcurrentHashMap.newKeySet();
          keys.addAll(letters.parkedKeys(event.topic(), event.partition()));
          return keys;
        });
  }
}
