package cn.houqin.platform.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands on a topic.
 *
 * @param key hospital and id of the aggregate, null where the sender gave none
 * @param body empty where the record had none
 */
public record RawEvent(
    String topic,
    int partition,
    long offset,
    @Nullable String key,
    List<Header> headers,
    byte[] body) {

  /** A header as text. */
  public record Header(String name, String value) {}

  /** The last value of a header, null if there is none of that name. */
  public @Nullable String header(String name) {
    return headers.reversed().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .findFirst()
        .orElse(null);
  }

  /** Unique within the service's database, the same on redelivery. */
  public String id() {
    return topic + "-" + partition + "-" + offset;
  }

  @Override
  public String toString() {
    return id() + " key " + key;
  }
}
