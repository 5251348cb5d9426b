package cn.houqin.platform.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.data.annotation.Id;

/**
 * A notice as filed.
 *
 * @param recipient {@code role:DISPATCHER} or {@code vendor:<credit code>}
 * @param readBy subjects of those who have marked it read
 */
record FiledNotice(
    @Id String id,
    String hospital,
    String recipient,
    String key,
    Map<String, String> ids,
    Instant at,
    List<String> readBy) {

  FiledNotice {
    ids = ids == null ? Map.of() : Map.copyOf(ids);
    readBy = readBy == null ? List.of() : List.copyOf(readBy);
  }
}
