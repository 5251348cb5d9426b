package cn.houqin.contract.mechanism;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the service.
 *
 * @param eventId the event it came from; of several failures of one event only the costliest counts
 * @param rectifyBy rectified by then, it costs nothing
 * @param temporaryAt when it was made safe
 * @param area unavailable area (AVAILABILITY)
 * @param criterion what was unavailable (AVAILABILITY)
 * @param used whether the area was used all the same (AVAILABILITY)
 * @param points (POINTS)
 */
public record Failure(
    String failure,
    String eventId,
    Type type,
    Instant startedAt,
    Instant rectifyBy,
    @Nullable Instant temporaryAt,
    @Nullable Instant rectifiedAt,
    boolean waived,
    @Nullable String area,
    @Nullable String criterion,
    boolean used,
    @Nullable BigDecimal points) {

  /** What a failure is charged by. */
  public enum Type {
    AVAILABILITY,
    POINTS
  }
}
