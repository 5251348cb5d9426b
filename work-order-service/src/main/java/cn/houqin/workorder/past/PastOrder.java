package cn.houqin.workorder.past;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of the past as a file tells it, in either profile.
 *
 * @param contentDigest by which the same row again is recognised
 * @param bareDates whether only dates are known
 * @param fixedDue its due date in the other system
 */
public record PastOrder(
    String externalId,
    String contentDigest,
    Asked asked,
    List<Step> steps,
    @Nullable Integer rating,
    boolean bareDates,
    @Nullable Instant fixedDue) {

  /** A place that the other system did not say. */
  public static final String UNKNOWN = "UNKNOWN";

  /** What was requested. */
  public record Asked(
      String category,
      String location,
      String priority,
      @Nullable String requester,
      @Nullable String description) {}

  /** Whether its place has to be in the register. */
  public boolean needsItsPlace() {
    return !bareDates || !asked.location().equals(UNKNOWN);
  }

  public Instant requestedAt() {
    return steps.getFirst().at();
  }
}
