package cn.houqin.standalone.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format of the files; a later one is not read
 * @param at the instant of the store that all of it belongs to
 * @param store version of the MongoDB it was taken from
 */
public record Manifest(
    int format,
    Instant at,
    String store,
    List<Collected> collections,
    List<Topic> topics,
    List<Part> parts,
    List<Position> positions) {

  static final int FORMAT = 1;

  /** A collection; its options and indexes stand beside it. */
  public record Collected(String database, String name, long documents) {}

  /** A topic with the settings that are its own. */
  public record Topic(String name, int partitions, Map<String, String> settings) {}

  /**
   * A partition.
   *
   * @param from its first offset; {@code end} is the one after its last
   * @param records fewer than offsets where the broker compacted
   */
  public record Part(String topic, int partition, long from, long end, long records) {}

  /** How far a consumer group had read when the store was cut: never more than it had applied. */
  public record Position(String group, String topic, int partition, long offset) {}

  /** How many documents. */
  public long documents() {
    return collections.stream().mapToLong(Collected::documents).sum();
  }

  /** How many records. */
  public long records() {
    return parts.stream().mapToLong(Part::records).sum();
  }
}
