package cn.houqin.contract.contract.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a desk said of a version; kept for good.
 *
 * @param round of the version's submissions
 */
public record Review(
    int version,
    int round,
    Desk desk,
    boolean approved,
    @Nullable String comment,
    String by,
    Instant at) {

  /** Who reviews. */
  public enum Desk {
    LOGISTICS,
    LEGAL,
    FINANCE
  }
}
