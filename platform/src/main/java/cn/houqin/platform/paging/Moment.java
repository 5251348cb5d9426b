package cn.houqin.platform.paging;

import cn.houqin.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page ends in a list ordered by time and id; opaque to clients. */
public record Moment(Instant at, String id) {

  public String toCursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  /** Refuses what is no such cursor. */
  public static Moment of(String cursor) {
    try {
      var parts =
          new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
      return new Moment(Instant.parse(parts[0]), parts[1]);
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException bad) {
      throw Invalid.field("after", "cursor", cursor);
    }
  }
}
