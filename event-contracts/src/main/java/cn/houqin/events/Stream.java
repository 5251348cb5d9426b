package cn.houqin.events;

import java.util.List;

/**
 * One topic: who owns it, what stands on it and who reads it.
 *
 * @param topic the Kafka topic
 * @param kind facts (kept without limit) or state (compacted, newest wins)
 * @param owner the service that alone may publish on it
 * @param events the sealed interface of its events
 * @param readers the services that read it; "all" for every one
 */
public record Stream(
    String topic, Kind kind, String owner, Class<? extends Event> events, List<String> readers) {

  /** What a topic keeps. */
  public enum Kind {
    /** Things that happened; never compacted. */
    FACTS(12),
    /** The newest state of each aggregate; compacted, no tombstones, {@code retired} instead. */
    STATE(3);

    private final int partitions;

    Kind(int partitions) {
      this.partitions = partitions;
    }

    /** Partitions of such a topic; never changed once it exists. */
    public int partitions() {
      return partitions;
    }
  }

  /** The CloudEvents source of everything on this topic. */
  public String source() {
    return "/houqin/" + owner;
  }
}
